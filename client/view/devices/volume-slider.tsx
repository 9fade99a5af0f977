// The loudness of one person for this listener: a slider from 0 to 200 %, for menus and lists.
import { Volume1, Volume2, VolumeX } from 'lucide';
import { locale } from '../../i18n/i18n.ts';
import { sound } from '../../i18n/sound.ts';
import type { Participant } from '../../room/participant.ts';
import { MAX_VOLUME, type Volumes } from '../../room/volume.ts';
import { Icon } from '../parts/icon.tsx';
import css from './volume-slider.module.css';

export interface VolumeSliderProps {
  participant: Pick<Participant, 'id' | 'name'>;
  /** `room.volumes`. */
  volumes: Volumes;
}

export function VolumeSlider({ participant, volumes }: VolumeSliderProps) {
  const words = sound[locale.value];
  const percent = Math.round(volumes.of(participant.id).value * 100);
  const icon = percent === 0 ? VolumeX : percent < 100 ? Volume1 : Volume2;
  return (
    <div class={css.line}>
      <Icon icon={icon} />
      <input
        type="range"
        class={css.slider}
        aria-label={words.volumeOf(participant.name.value)}
        aria-valuetext={words.percent(percent)}
        min={0}
        max={MAX_VOLUME * 100}
        step={10}
        value={percent}
        onInput={(event) => volumes.set(participant.id, event.currentTarget.valueAsNumber / 100)}
      />
      <output class={css.value} aria-hidden="true">
        {words.percent(percent)}
      </output>
    </div>
  );
}
