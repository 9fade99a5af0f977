// A person's tile: picture or avatar, name plate, marks at the top end.
import { t } from '../../i18n/i18n.ts';
import type { LinkHealth, Participant } from '../../room/participant.ts';
import { fitOf } from '../../room/tile-grid.ts';
import { Avatar } from '../parts/avatar.tsx';
import { SignalBars } from '../parts/signal-bars.tsx';
import { avatarColor } from '../parts/initials.ts';
import type { MeetingSlots } from '../slots.ts';
import { Plate } from './plate.tsx';
import css from './tile.module.css';
import { Video } from './video.tsx';

export interface TileProps {
  participant: Participant;
  /** Size of the tile in CSS pixels. */
  width: number;
  height: number;
  /** Width / height of the picture as far as known. */
  pictureAspect: number | null;
  small: boolean;
  slots: Pick<MeetingSlots, 'tileMarks' | 'tileOverlays'>;
  onAspect: (aspect: number) => void;
  onRetry: () => void;
}

export function Tile(props: TileProps) {
  const { participant, small, pictureAspect } = props;
  const health = participant.health.value;
  const camera = participant.camera.value && health !== 'lost';
  const track = camera ? participant.cameraTrack.value : null;
  const muted = !participant.microphone.value;
  const speaking = participant.speaking.value && !muted;
  const fit = fitOf(props.width / props.height, pictureAspect);
  return (
    <div
      role="group"
      aria-label={tileLabel(participant, health)}
      data-participant={participant.id}
      data-self={participant.isSelf ? '' : undefined}
      data-speaking={speaking ? '' : undefined}
      data-health={health}
      class={[css.tile, small && css.small].filter(Boolean).join(' ')}
    >
      <div class={css.picture} data-avatar={avatarColor(participant.id)}>
        <Video track={track} fit={fit} mirrored={participant.isSelf} onAspect={props.onAspect} />
        {!track && <Avatar id={participant.id} name={participant.name.value} />}
      </div>
      <Plate
        name={participant.name.value}
        isSelf={participant.isSelf}
        muted={muted}
        speaking={speaking}
        small={small}
      />
      <div class={css.marks}>
        {props.slots.tileMarks.map((mark) => mark(participant))}
        <HealthMark health={health} roomy={props.width >= 240} onRetry={props.onRetry} />
      </div>
      {props.slots.tileOverlays.map((overlay) => overlay(participant))}
    </div>
  );
}

/** The name first, then what one would see: muted, camera off, trouble. */
function tileLabel(participant: Participant, health: LinkHealth): string {
  const words = t();
  const state = [
    participant.isSelf ? `${participant.name.value} ${words.you}` : participant.name.value,
    participant.microphone.value ? '' : words.tile.muted,
    participant.camera.value ? '' : words.tile.cameraOff,
    health === 'good' || participant.isSelf ? '' : words.tile[health],
  ];
  return state.filter((word) => word !== '').join(', ');
}

function HealthMark(props: { health: LinkHealth; roomy: boolean; onRetry: () => void }) {
  const words = t().tile;
  if (props.health === 'good') return null;
  if (props.health === 'lost')
    return (
      <button type="button" class={css.retry} onClick={props.onRetry}>
        {words.retry}
      </button>
    );
  const word = words[props.health];
  return (
    <span class={css.weak} title={word}>
      <SignalBars />
      {props.roomy && <span>{word}</span>}
    </span>
  );
}
