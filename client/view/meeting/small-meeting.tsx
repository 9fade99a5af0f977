// What stands in the small window: one or two people, and the three buttons that one must reach.
import { useSignal, type ReadonlySignal } from '@preact/signals';
import { LogOut, Mic, MicOff, Video as VideoIcon, VideoOff, type IconNode } from 'lucide';
import { useEffect, useRef } from 'preact/hooks';
import { t } from '../../i18n/i18n.ts';
import type { LocalSource } from '../../room/local-media.ts';
import type { Participant } from '../../room/participant.ts';
import type { Watched } from '../../room/picture-wishes.ts';
import type { Room } from '../../room/room.ts';
import { fitOf, gridOf } from '../../room/tile-grid.ts';
import { Avatar } from '../parts/avatar.tsx';
import { Icon } from '../parts/icon.tsx';
import { avatarColor } from '../parts/initials.ts';
import { Tip } from '../parts/tip.tsx';
import { Plate } from '../tile/plate.tsx';
import tile from '../tile/tile.module.css';
import { Video } from '../tile/video.tsx';
import { useSize } from './size.ts';
import css from './small-meeting.module.css';
import { smallChoice } from './small-choice.ts';
import { placeStyle } from './stage-place.tsx';

export interface SmallMeetingProps {
  room: Pick<Room, 'self' | 'others' | 'media' | 'watching'>;
  recent: ReadonlySignal<readonly string[]>;
  /** Whether the own picture is shown as in a mirror. */
  mirror: ReadonlySignal<boolean>;
  onLeave: () => void;
}

const GAP = 8;

export function SmallMeeting({ room, recent, mirror, onLeave }: SmallMeetingProps) {
  const stage = useRef<HTMLDivElement>(null);
  const size = useSize(stage);
  const words = t().bar;
  const shown = smallChoice(room.self, room.others.value, recent.value);
  const grid = size.value.width > 0 ? gridOf(shown.length, size.value, GAP) : null;
  const { microphone, camera } = room.media;
  useEffect(() => {
    const height = (grid?.tile.height ?? 0) * window.devicePixelRatio;
    room.watching.show('small window', shown.filter(isOther).flatMap(watchedIn(height)));
  });
  useEffect(() => () => room.watching.hide('small window'), []);
  return (
    <div class={css.window}>
      <div class={css.stage} ref={stage}>
        {shown.map((participant, index) => {
          const box = grid?.boxes[index];
          return (
            box && (
              <div key={participant.id} class={css.place} style={placeStyle(box)}>
                <SmallTile
                  participant={participant}
                  aspect={box.width / box.height}
                  mirrored={participant.isSelf && mirror.value}
                />
              </div>
            )
          );
        })}
      </div>
      <div class={css.bar} role="toolbar" aria-label={t().meeting.controls}>
        <Toggle source={microphone} label={words.microphone} on={Mic} off={MicOff} />
        <Toggle source={camera} label={words.camera} on={VideoIcon} off={VideoOff} />
        <button
          type="button"
          class={[css.button, css.leave].join(' ')}
          aria-label={words.leave}
          onClick={onLeave}
        >
          <Icon icon={LogOut} size={24} />
          <Tip text={words.leave} />
        </button>
      </div>
    </div>
  );
}

const isOther = ({ isSelf }: Participant) => !isSelf;

/** A shared screen stands in its owner's place. */
const watchedIn =
  (heightPx: number) =>
  ({ id, screen }: Participant): Watched[] => [
    { id, source: 'camera', heightPx: screen.value ? 0 : heightPx, pinned: false },
    { id, source: 'screen', size: screen.value ? 'full' : 'off', pinned: false },
  ];

interface SmallTileProps {
  participant: Participant;
  /** Width / height of the tile. */
  aspect: number;
  mirrored: boolean;
}

/** Without menu and marks: there is no room for them. */
function SmallTile({ participant, aspect, mirrored }: SmallTileProps) {
  const pictureAspect = useSignal<number | null>(null);
  const { id, isSelf } = participant;
  const name = participant.name.value;
  const screen = isSelf ? null : participant.screenTrack.value;
  const track = screen ?? participant.cameraTrack.value;
  const muted = !participant.microphone.value;
  const speaking = participant.speaking.value && !muted;
  return (
    <div
      role="group"
      aria-label={name}
      class={[tile.tile, tile.small].join(' ')}
      data-speaking={speaking ? '' : undefined}
    >
      <div class={tile.picture} data-avatar={avatarColor(id)}>
        <Video
          track={track}
          fit={screen ? 'whole' : fitOf(aspect, pictureAspect.value)}
          mirrored={mirrored}
          onAspect={(next) => (pictureAspect.value = next)}
        />
        {!track && <Avatar id={id} name={name} />}
      </div>
      <Plate name={name} isSelf={isSelf} muted={muted} speaking={speaking} small />
    </div>
  );
}

interface ToggleProps {
  source: LocalSource;
  label: string;
  on: IconNode;
  off: IconNode;
}

function Toggle({ source, label, on, off }: ToggleProps) {
  const isOn = source.on.value;
  return (
    <button
      type="button"
      class={[css.button, !isOn && css.off].filter(Boolean).join(' ')}
      aria-label={label}
      aria-pressed={isOn}
      onClick={() => {
        if (isOn) source.turnOff();
        else void source.turnOn();
      }}
    >
      <Icon icon={isOn ? on : off} size={24} />
      <Tip text={label} />
    </button>
  );
}
