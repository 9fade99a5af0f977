// Settings: microphone, speaker and camera, what happens to the own voice, and how the others sound.
import { Mic } from 'lucide';
import { locale, t } from '../../i18n/i18n.ts';
import { sound } from '../../i18n/sound.ts';
import type { LocalMedia } from '../../room/local-media.ts';
import type { Volumes } from '../../room/volume.ts';
import { DeviceFields } from '../devices/device-fields.tsx';
import { Switch } from '../parts/switch.tsx';
import { ownMirror } from '../tile/own-mirror.ts';
import { Video } from '../tile/video.tsx';
import type { SettingsSection } from './section.ts';
import css from './sound-and-picture.module.css';

export interface SoundAndPictureProps {
  media: LocalMedia;
  /** Only in a meeting there is somebody to hear. */
  volumes?: Volumes | undefined;
}

export function soundAndPicture(media: LocalMedia, volumes?: Volumes): SettingsSection {
  return {
    id: 'sound-and-picture',
    title: () => t().settings.soundAndPicture,
    icon: Mic,
    render: () => <SoundAndPicture media={media} volumes={volumes} />,
  };
}

export function SoundAndPicture({ media, volumes }: SoundAndPictureProps) {
  const words = sound[locale.value];
  const { processing, blur } = media;
  const track = media.camera.track.value;
  return (
    <div class={css.all}>
      <div class={css.devices}>
        <div class={css.fields}>
          <DeviceFields media={media} />
        </div>
        {track && (
          <div class={css.preview} role="img" aria-label={t().lobby.preview}>
            <Video track={track} fit="fill" mirrored={ownMirror().value.value} />
          </div>
        )}
      </div>
      <div class={css.switches} role="group" aria-label={words.processing}>
        {(['noiseSuppression', 'echoCancellation', 'autoGainControl'] as const).map((name) => (
          <Switch
            key={name}
            label={words[name]}
            hint={words[`${name}Hint`]}
            checked={processing.value.value[name]}
            onChange={(on) => processing.set(name, on)}
          />
        ))}
        {volumes && (
          <Switch
            label={words.leveled}
            hint={words.leveledHint}
            checked={volumes.leveled.value}
            onChange={volumes.setLeveled}
          />
        )}
        {blur.available.value && (
          <Switch
            label={words.blur}
            hint={words.blurHint}
            checked={blur.on.value}
            onChange={(on) => void blur.set(on)}
          />
        )}
      </div>
    </div>
  );
}
