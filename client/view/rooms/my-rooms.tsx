// My rooms on the start page: open, rename, remove with a way back, remove all; absent when there are none.
import { useSignal } from '@preact/signals';
import { EllipsisVertical, Pencil, Trash2, Undo2 } from 'lucide';
import { useEffect, useRef } from 'preact/hooks';
import { locale } from '../../i18n/i18n.ts';
import { rooms as roomWords } from '../../i18n/rooms.ts';
import type { KeptRoom, MyRooms } from '../../room/my-rooms.ts';
import { Avatar } from '../parts/avatar.tsx';
import { Button, IconButton } from '../parts/button.tsx';
import { MenuItem } from '../parts/menu.tsx';
import { Popover } from '../parts/popover.tsx';
import { RemoveAllDialog, RenameDialog } from './room-dialogs.tsx';
import css from './rooms.module.css';
import { visitSentence } from './visit-day.ts';

export interface MyRoomsProps {
  rooms: MyRooms;
  onOpen: (room: KeptRoom) => void;
  /** All were removed, and with them the button that had the focus. */
  onEmpty: () => void;
}

export function MyRoomsList({ rooms, onOpen, onEmpty }: MyRoomsProps) {
  const removed = useSignal<KeptRoom | null>(null);
  const renaming = useSignal<KeptRoom | null>(null);
  const removingAll = useSignal(false);
  const heading = useRef<HTMLHeadingElement>(null);
  const list = rooms.rooms.value;
  const words = roomWords[locale.value];
  if (list.length === 0 && removed.value === null) return null;
  const undo = async (room: KeptRoom) => {
    await rooms.keep(room);
    removed.value = null;
    heading.current?.focus();
  };
  return (
    <section class={css.rooms} aria-labelledby="my-rooms">
      <div class={css.head}>
        <h2 id="my-rooms" ref={heading} class={css.title} tabIndex={-1}>
          {words.title}
        </h2>
        <span class={css.hint}>{words.where}</span>
        {list.length > 1 && (
          <button type="button" class={css.all} onClick={() => (removingAll.value = true)}>
            {words.removeAll}
          </button>
        )}
      </div>
      {list.length > 0 && (
        <ul class={css.list}>
          {list.map((room) => (
            <Row
              key={room.fragment}
              room={room}
              onOpen={() => onOpen(room)}
              onRename={() => (renaming.value = room)}
              onRemove={() => {
                removed.value = room;
                void rooms.remove(room.fragment);
              }}
            />
          ))}
        </ul>
      )}
      <div role="status" class={css.removed}>
        {removed.value && <Removed room={removed.value} onUndo={undo} />}
      </div>
      {renaming.value && (
        <RenameDialog
          room={renaming.value}
          onSave={(name) => {
            if (renaming.value) void rooms.rename(renaming.value.fragment, name);
          }}
          onClose={() => (renaming.value = null)}
        />
      )}
      {removingAll.value && (
        <RemoveAllDialog
          onRemove={() => {
            removed.value = null;
            void rooms.removeAll().then(onEmpty);
          }}
          onClose={() => (removingAll.value = false)}
        />
      )}
    </section>
  );
}

interface RemovedProps {
  room: KeptRoom;
  onUndo: (room: KeptRoom) => Promise<void>;
}

/** Stays until the next step, so that nobody has to be quick. */
function Removed({ room, onUndo }: RemovedProps) {
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => button.current?.focus(), [room]);
  return (
    <>
      <span>{roomWords[locale.value].removed(room.name)}</span>
      <Button size="small" icon={Undo2} buttonRef={button} onPress={() => void onUndo(room)}>
        {roomWords[locale.value].undo}
      </Button>
    </>
  );
}

interface RowProps {
  room: KeptRoom;
  onOpen: () => void;
  onRename: () => void;
  onRemove: () => void;
}

function Row({ room, onOpen, onRename, onRemove }: RowProps) {
  const open = useSignal(false);
  const button = useRef<HTMLButtonElement>(null);
  const words = roomWords[locale.value];
  const then = (act: () => void) => () => {
    open.value = false;
    // What the choice opens gives the focus back to where it was.
    button.current?.focus();
    act();
  };
  return (
    <li class={css.row}>
      <Avatar id={room.fragment} name={room.name} size={40} />
      <div class={css.words}>
        <span class={css.name}>{room.name}</span>
        <span class={css.visit}>{visitSentence(room.lastVisitMs, Date.now(), locale.value)}</span>
      </div>
      <Button size="small" label={words.open(room.name)} onPress={onOpen}>
        {words.openWord}
      </Button>
      <div class={css.anchor}>
        <IconButton
          icon={EllipsisVertical}
          label={words.actions(room.name)}
          hasPopup="menu"
          expanded={open.value}
          buttonRef={button}
          onPress={() => (open.value = !open.value)}
        />
        {open.value && (
          <Popover
            opener={button}
            label={words.actions(room.name)}
            role="menu"
            side="above"
            onClose={() => (open.value = false)}
          >
            <MenuItem icon={Pencil} label={words.rename} onPress={then(onRename)} />
            <MenuItem icon={Trash2} label={words.remove} onPress={then(onRemove)} />
          </Popover>
        )}
      </div>
    </li>
  );
}
