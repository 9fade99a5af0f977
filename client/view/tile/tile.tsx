// A person's tile: picture or avatar, name plate, marks at the top end, menu at the bottom end.
import { useSignal } from '@preact/signals';
import { Pin } from 'lucide';
import { inLocale, t } from '../../i18n/i18n.ts';
import { stage as stageWords } from '../../i18n/stage.ts';
import type { LinkHealth, Participant } from '../../room/participant.ts';
import { fitOf } from '../../room/tile-grid.ts';
import { Avatar } from '../parts/avatar.tsx';
import { Icon } from '../parts/icon.tsx';
import { avatarColor } from '../parts/initials.ts';
import type { MeetingSlots } from '../slots.ts';
import { HealthMark } from './health-mark.tsx';
import { MenuButton } from './menu-button.tsx';
import type { PictureFlow } from './picture-flow.ts';
import { Plate } from './plate.tsx';
import { plateName } from './plate-name.ts';
import { useTrustWords } from '../verify/trust-mark.tsx';
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
  pinned: boolean;
  mirrored: boolean;
  menuOpen: boolean;
  slots: Pick<MeetingSlots, 'tileMarks' | 'tileOverlays'>;
  onAspect: (aspect: number) => void;
  onMenu: (opener: HTMLElement) => void;
  onRetry: () => void;
}

export function Tile(props: TileProps) {
  const { participant, small, pictureAspect, pinned, width } = props;
  const { id, isSelf } = participant;
  const trust = useTrustWords(participant);
  const flow = useSignal<PictureFlow>('moving');
  const name = participant.name.value;
  const health = participant.health.value;
  const camera = participant.camera.value && health !== 'lost';
  const track = camera ? participant.cameraTrack.value : null;
  const flowNow = track ? flow.value : 'moving';
  const withAvatar = !track || flowNow === 'stalled' || flowNow === 'waiting';
  const muted = !participant.microphone.value;
  const speaking = participant.speaking.value && !muted;
  return (
    <div
      role="group"
      aria-label={tileLabel(participant, health, flowNow, pinned, trust)}
      data-tile
      data-participant={id}
      data-self={isSelf ? '' : undefined}
      data-speaking={speaking ? '' : undefined}
      data-health={health}
      data-flow={flowNow}
      class={[css.tile, small && css.small].filter(Boolean).join(' ')}
    >
      <div class={css.picture} data-avatar={avatarColor(id)} data-picture>
        <Video
          track={track}
          fit={fitOf(width / props.height, pictureAspect)}
          mirrored={props.mirrored}
          onAspect={props.onAspect}
          {...(isSelf ? {} : { onFlow: (next: PictureFlow) => (flow.value = next) })}
        />
        {withAvatar && <Avatar id={id} name={name} />}
      </div>
      <Plate
        name={plateName(name, width)}
        isSelf={isSelf}
        muted={muted}
        speaking={speaking}
        small={small}
      />
      {/* Hand, weak, pinned: in this order, and at most three. */}
      <div class={css.marks}>
        {props.slots.tileMarks.map((mark) => mark(participant))}
        <HealthMark health={health} flow={flowNow} width={width} onRetry={props.onRetry} />
        {pinned && (
          <span class={css.pin}>
            <Icon icon={Pin} size={16} />
          </span>
        )}
      </div>
      <MenuButton name={name} open={props.menuOpen} onPress={props.onMenu} />
      {props.slots.tileOverlays.map((overlay) => overlay(participant))}
    </div>
  );
}

/** The name first, then what one would see: muted, camera off, trouble, pinned; and what was compared. */
function tileLabel(
  participant: Participant,
  health: LinkHealth,
  flow: PictureFlow,
  pinned: boolean,
  trust: string,
): string {
  const words = t();
  const name = participant.name.value;
  const stands = flow === 'frozen' || flow === 'stalled';
  const state = [
    participant.isSelf ? `${name} ${words.you}` : name,
    participant.microphone.value ? '' : words.tile.muted,
    participant.camera.value ? '' : words.tile.cameraOff,
    health === 'good' || participant.isSelf ? '' : words.tile[health],
    stands ? inLocale(stageWords).frozen : '',
    pinned ? inLocale(stageWords).pinned : '',
    trust,
  ];
  return state.filter((word) => word !== '').join(', ');
}
