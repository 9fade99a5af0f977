// One tile of the stage: a person or a shared screen, with what the stage knows about it.
import type { Room } from '../../room/room.ts';
import type { Participant } from '../../room/participant.ts';
import type { Placed } from '../../room/stage.ts';
import type { MeetingSlots } from '../slots.ts';
import { ScreenTile } from '../tile/screen-tile.tsx';
import { Tile } from '../tile/tile.tsx';
import { Video } from '../tile/video.tsx';
import { readKey } from './stage-tiles.ts';

export interface StageTileViewProps {
  box: Placed;
  participant: Participant;
  room: Room;
  slots: MeetingSlots;
  pictureAspect: number | null;
  pinned: boolean;
  mirrored: boolean;
  menuOpen: boolean;
  onAspect: (aspect: number) => void;
  onMenu: (opener: HTMLElement) => void;
  onForward: () => void;
}

/** From this width on a tile has the radius and the plate of a large one. */
const LARGE_FROM = 200;

export function StageTileView(props: StageTileViewProps) {
  const { box, participant, room, pictureAspect, onAspect, onMenu, menuOpen } = props;
  const small = box.role === 'strip' || box.role === 'floating' || box.width < LARGE_FROM;
  if (readKey(box.key).isScreen)
    return (
      <ScreenTile
        participant={participant}
        pictureAspect={pictureAspect}
        small={small}
        pinned={props.pinned}
        menuOpen={menuOpen}
        onMenu={onMenu}
        onForward={props.onForward}
      >
        <Video track={participant.screenTrack.value} fit="whole" onAspect={onAspect} />
      </ScreenTile>
    );
  return (
    <Tile
      participant={participant}
      width={box.width}
      height={box.height}
      pictureAspect={pictureAspect}
      small={small}
      pinned={props.pinned}
      mirrored={participant.isSelf && props.mirrored}
      menuOpen={menuOpen}
      slots={props.slots}
      onAspect={onAspect}
      onMenu={onMenu}
      onRetry={() => room.retry(participant.id)}
    />
  );
}
