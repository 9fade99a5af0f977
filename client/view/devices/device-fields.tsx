// Choice of microphone, speaker and camera with level meter and test sound: lobby and meeting share it.
import { Camera, Mic, Play, Volume2 } from 'lucide';
import { t } from '../../i18n/i18n.ts';
import type { Device, LocalMedia } from '../../room/local-media.ts';
import { Button } from '../parts/button.tsx';
import { Select } from '../parts/field.tsx';
import css from './devices.module.css';
import { LevelMeter } from './level-meter.tsx';

export interface DeviceFieldsProps {
  media: LocalMedia;
  /** With the choice of cameras, which stands in the dialog where room is short. */
  camera?: boolean;
}

/**
 * Browsers tell devices only after the first permission, and late. The fields stand there from the start, so that
 * nothing below moves then.
 */
export function DeviceFields({ media, camera: withCamera = true }: DeviceFieldsProps) {
  const words = t().lobby;
  const { microphone, camera } = media;
  return (
    <>
      <div class={css.group}>
        <Select
          label={words.microphone}
          icon={Mic}
          value={microphone.deviceId.value ?? ''}
          options={optionsOf(media.microphones.value, microphone.deviceId.value)}
          onChange={(id) => void microphone.choose(id)}
        />
        <LevelMeter level={media.level} />
      </div>
      <div class={css.speaker}>
        {media.canChooseSpeaker && (
          <Select
            label={words.speaker}
            icon={Volume2}
            value={media.speakerId.value}
            options={optionsOf(media.speakers.value, '')}
            onChange={(id) => media.chooseSpeaker(id)}
          />
        )}
        <Button icon={Play} onPress={() => void media.playTestSound()}>
          {words.test}
        </Button>
      </div>
      {withCamera && media.cameras.value.length > 0 && (
        <Select
          label={words.camera}
          icon={Camera}
          value={camera.deviceId.value ?? ''}
          options={optionsOf(media.cameras.value, camera.deviceId.value)}
          onChange={(id) => void camera.choose(id)}
        />
      )}
    </>
  );
}

/** Known devices; "system default" stands first as long as nothing else was chosen. */
function optionsOf(devices: readonly Device[], chosen: string | null) {
  const known = devices.map(({ id, label }) => ({ id, label: label || id.slice(0, 8) }));
  return chosen && known.some(({ id }) => id === chosen)
    ? known
    : [{ id: chosen ?? '', label: t().lobby.systemDefault }, ...known];
}
