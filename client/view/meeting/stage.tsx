// The stage: measures itself, asks the geometry, and puts every tile where it belongs.
import { useSignal, type ReadonlySignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useRef } from 'preact/hooks';
import { t } from '../../i18n/i18n.ts';
import type { Participant } from '../../room/participant.ts';
import type { Room } from '../../room/room.ts';
import { arrange, type Placed } from '../../room/stage.ts';
import type { Box } from '../../room/tile-grid.ts';
import { Avatar } from '../parts/avatar.tsx';
import type { MeetingSlots } from '../slots.ts';
import { ScreenTile } from '../tile/screen-tile.tsx';
import { Tile } from '../tile/tile.tsx';
import { Video } from '../tile/video.tsx';
import { useSize } from './size.ts';
import css from './stage.module.css';
import { readKey, stageTiles } from './stage-tiles.ts';

export interface StageProps {
  room: Room;
  slots: MeetingSlots;
  mode: 'grid' | 'speaker';
  recent: ReadonlySignal<readonly string[]>;
  gap: number;
  invitation: () => ComponentChildren;
  onMore: () => void;
}

export function Stage({ room, slots, mode, recent, gap, invitation, onMore }: StageProps) {
  const element = useRef<HTMLDivElement>(null);
  const size = useSize(element);
  const aspects = useSignal<ReadonlyMap<string, number>>(new Map());
  const participants = [...room.others.value, room.self];
  const layout = arrange({
    tiles: stageTiles(participants, recent.value, aspects.value),
    stage: size.value,
    gap,
    mode,
    speaker: recent.value.find((id) => id !== room.self.id) ?? null,
  });
  const setAspect = (key: string, aspect: number) => {
    aspects.value = new Map(aspects.value).set(key, aspect);
  };
  const renderTile = (box: Placed, participant: Participant) => (
    <StageTileView
      box={box}
      participant={participant}
      room={room}
      slots={slots}
      pictureAspect={aspects.value.get(box.key) ?? null}
      onAspect={(aspect) => setAspect(box.key, aspect)}
    />
  );
  return (
    <section ref={element} class={css.stage} aria-label={t().meeting.stage}>
      {layout.placed.map((box) => {
        const owner = participants.find(({ id }) => id === readKey(box.key).id);
        return (
          owner && (
            <div key={box.key} class={css.place} data-role={box.role} style={placeStyle(box)}>
              {renderTile(box, owner)}
            </div>
          )
        );
      })}
      {layout.more && (
        <div class={css.place} style={placeStyle(layout.more)}>
          <MoreTile hidden={hiddenPeople(participants, layout.hidden)} onPress={onMore} />
        </div>
      )}
      {layout.invitation && (
        <div class={css.invitation} style={placeStyle(layout.invitation)}>
          {invitation()}
        </div>
      )}
    </section>
  );
}

interface StageTileViewProps {
  box: Placed;
  participant: Participant;
  room: Room;
  slots: MeetingSlots;
  pictureAspect: number | null;
  onAspect: (aspect: number) => void;
}

function StageTileView({ box, participant, room, ...rest }: StageTileViewProps) {
  const small = box.role === 'strip' || box.role === 'floating' || box.width < 200;
  if (readKey(box.key).isScreen)
    return (
      <ScreenTile
        participant={participant}
        pictureAspect={rest.pictureAspect}
        small={small}
        onStop={() => room.media.screen.turnOff()}
      >
        <Video track={participant.screenTrack.value} fit="whole" onAspect={rest.onAspect} />
      </ScreenTile>
    );
  return (
    <Tile
      participant={participant}
      width={box.width}
      height={box.height}
      pictureAspect={rest.pictureAspect}
      small={small}
      slots={rest.slots}
      onAspect={rest.onAspect}
      onRetry={() => room.retry(participant.id)}
    />
  );
}

function MoreTile(props: { hidden: readonly Participant[]; onPress: () => void }) {
  return (
    <button type="button" class={css.more} onClick={props.onPress}>
      <span class={css.faces}>
        {props.hidden.slice(0, 3).map(({ id, name }) => (
          <Avatar key={id} id={id} name={name.value} size={32} />
        ))}
      </span>
      {t().meeting.more(props.hidden.length)}
    </button>
  );
}

function hiddenPeople(participants: readonly Participant[], hidden: readonly string[]) {
  return participants.filter(({ id }) => hidden.includes(id));
}

function placeStyle({ x, y, width, height }: Box) {
  return { width: `${width}px`, height: `${height}px`, transform: `translate(${x}px, ${y}px)` };
}
