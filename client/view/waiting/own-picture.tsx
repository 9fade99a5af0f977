// The own picture while waiting, small, with what the others will get and the two switches for it.
import { useSignal } from '@preact/signals';
import { Mic, MicOff, Video as VideoIcon, VideoOff } from 'lucide';
import { inLocale, t } from '../../i18n/i18n.ts';
import { waiting as waitingWords } from '../../i18n/waiting.ts';
import type { LocalMedia, LocalSource } from '../../room/local-media.ts';
import { fitOf } from '../../room/tile-grid.ts';
import { Avatar } from '../parts/avatar.tsx';
import { IconButton } from '../parts/button.tsx';
import { avatarColor } from '../parts/initials.ts';
import { Plate } from '../tile/plate.tsx';
import tile from '../tile/tile.module.css';
import { Video } from '../tile/video.tsx';
import css from './waiting.module.css';

export interface OwnPictureProps {
  media: LocalMedia;
  selfId: string;
  name: string;
}

const ASPECT = 16 / 10;

export function OwnPicture({ media, selfId, name }: OwnPictureProps) {
  const aspect = useSignal<number | null>(null);
  const track = media.camera.track.value;
  const words = t().lobby;
  return (
    <div class={css.own}>
      <div class={css.frame}>
        <div class={[tile.tile, tile.small].join(' ')} role="group" aria-label={words.preview}>
          <div class={tile.picture} data-avatar={avatarColor(selfId)}>
            <Video
              track={track}
              fit={fitOf(ASPECT, aspect.value)}
              mirrored
              onAspect={(next) => (aspect.value = next)}
            />
            {!track && <Avatar id={selfId} name={name} />}
          </div>
          <Plate name={name} isSelf muted={!media.microphone.on.value} speaking={false} small />
        </div>
      </div>
      <div class={css.ready}>
        <p>{readySentence(media)}</p>
        <div class={css.toggles}>
          <Toggle source={media.microphone} label={words.microphone} icons={[Mic, MicOff]} />
          <Toggle source={media.camera} label={words.camera} icons={[VideoIcon, VideoOff]} />
        </div>
      </div>
    </div>
  );
}

function readySentence({ microphone, camera }: LocalMedia): string {
  const words = inLocale(waitingWords);
  if (microphone.on.value) return camera.on.value ? words.bothReady : words.microphoneReady;
  return camera.on.value ? words.cameraReady : words.noneReady;
}

interface ToggleProps {
  source: LocalSource;
  label: string;
  /** Of the source that is on, and of the one that is off. */
  icons: readonly [on: typeof Mic, off: typeof Mic];
}

function Toggle({ source, label, icons }: ToggleProps) {
  const isOn = source.on.value;
  return (
    <IconButton
      icon={icons[isOn ? 0 : 1]}
      label={label}
      pressed={isOn}
      onPress={() => {
        if (isOn) source.turnOff();
        else void source.turnOn();
      }}
    />
  );
}
