// The stage: measures itself, asks the geometry, and puts every tile where it belongs.
import { useSignal, type ReadonlySignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useRef } from 'preact/hooks';
import { locale, t } from '../../i18n/i18n.ts';
import type { Participant } from '../../room/participant.ts';
import type { Room } from '../../room/room.ts';
import { arrange, type Placed } from '../../room/stage.ts';
import type { ViewPreferences } from '../../room/view-preferences.ts';
import { Avatar } from '../parts/avatar.tsx';
import type { MeetingSlots } from '../slots.ts';
import { TileMenu } from '../tile/tile-menu.tsx';
import { useSize } from './size.ts';
import css from './stage.module.css';
import { placeStyle, StagePlace } from './stage-place.tsx';
import type { StageState } from './stage-state.ts';
import { StageTileView } from './stage-tile.tsx';
import { readKey, stageTiles } from './stage-tiles.ts';
import { useWatched } from './use-watched.ts';

export interface StageProps {
  room: Room;
  slots: MeetingSlots;
  mode: 'grid' | 'speaker';
  state: StageState;
  preferences: ViewPreferences;
  recent: ReadonlySignal<readonly string[]>;
  gap: number;
  invitation: () => ComponentChildren;
  onMore: () => void;
  /** Asks before it removes somebody. */
  onRemove: (participant: Participant) => void;
}

export function Stage(props: StageProps) {
  const { room, slots, mode, state, preferences, recent, gap } = props;
  const element = useRef<HTMLDivElement>(null);
  const before = useRef<readonly string[]>([]);
  const size = useSize(element);
  const aspects = useSignal<ReadonlyMap<string, number>>(new Map());
  const menu = useSignal<{ key: string; opener: HTMLElement } | null>(null);
  const participants = [...room.others.value, room.self];
  const pins = state.pins.value;
  const layout = arrange({
    tiles: stageTiles(participants, {
      recent: recent.value,
      aspects: aspects.value,
      pins,
      order: preferences.order.value.value,
      locale: locale.value,
      audioOnly: room.audioOnly.on.value,
      caller: (participant) => firstPlace(slots, participant),
    }),
    stage: size.value,
    gap,
    mode,
    speaker: recent.value.find((id) => id !== room.self.id) ?? null,
    ownPicture: preferences.ownPicture.value.value,
    corner: preferences.corner.value.value,
    before: before.current,
  });
  before.current = layout.placed.map(({ key }) => key);
  useWatched({
    watching: room.watching,
    others: room.others.value,
    placed: layout.placed,
    pins,
    measured: size.value.width > 0,
  });
  const ownerOf = (key: string) => participants.find(({ id }) => id === readKey(key).id);
  const open = menu.value;
  const openBox = layout.placed.find(({ key }) => key === open?.key);
  const openOwner = open && ownerOf(open.key);
  return (
    <section ref={element} class={css.stage} aria-label={t().meeting.stage}>
      {layout.placed.map((box) => {
        const owner = ownerOf(box.key);
        return (
          owner && (
            <StagePlace
              key={box.key}
              box={box}
              stage={size.value}
              corner={preferences.corner.value.value}
              onCorner={(corner) => preferences.corner.set(corner)}
              covered={coveredEnd(box, layout.placed)}
            >
              <StageTileView
                box={box}
                participant={owner}
                room={room}
                slots={slots}
                pictureAspect={aspects.value.get(box.key) ?? null}
                pinned={pins.includes(box.key)}
                mirrored={preferences.mirror.value.value}
                menuOpen={open?.key === box.key}
                onAspect={(aspect) => {
                  aspects.value = new Map(aspects.value).set(box.key, aspect);
                }}
                onMenu={(opener) => {
                  menu.value = open?.key === box.key ? null : { key: box.key, opener };
                }}
                onForward={() => state.bringForward(box.key)}
              />
            </StagePlace>
          )
        );
      })}
      {layout.more && (
        <div class={css.place} style={placeStyle(layout.more)}>
          <MoreTile hidden={hiddenPeople(participants, layout.hidden)} onPress={props.onMore} />
        </div>
      )}
      {layout.invitation && (
        <div class={css.invitation} style={placeStyle(layout.invitation)}>
          {props.invitation()}
        </div>
      )}
      {open && openBox && openOwner && (
        <TileMenu
          key={open.key}
          opener={open.opener}
          participant={openOwner}
          isScreen={readKey(open.key).isScreen}
          floating={openBox.role === 'floating'}
          pinned={pins.includes(open.key)}
          preferences={preferences}
          volumes={room.volumes}
          moderation={room.moderation}
          onRemove={props.onRemove}
          onPin={() => state.togglePin(open.key)}
          onRetry={() => room.retry(openOwner.id)}
          onClose={() => (menu.value = null)}
        />
      )}
    </section>
  );
}

/** How much of a tile's bottom end lies under the floating picture, in CSS pixels. */
function coveredEnd(box: Placed, placed: readonly Placed[]): number {
  const floating = placed.find(({ role }) => role === 'floating');
  if (!floating || floating === box) return 0;
  const end = box.x + box.width - floating.x;
  const isAtBottom = floating.y < box.y + box.height && floating.y > box.y + box.height / 2;
  return isAtBottom && end > 0 && end < box.width ? end : 0;
}

function firstPlace(slots: MeetingSlots, participant: Participant): number | null {
  const places = slots.callers.flatMap((caller) => caller(participant) ?? []);
  return places.length > 0 ? Math.min(...places) : null;
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
