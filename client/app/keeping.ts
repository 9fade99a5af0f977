// Joins meetings with the rooms kept on this device: their names, and the host's secret that comes back with them.
import { computed } from '@preact/signals';
import { fromBase64url, toBase64url } from '../../shared/base64url.ts';
import { tidyRoomName, type MyRooms } from '../room/my-rooms.ts';
import { guestFragment, type GuestSecret } from '../signaling/meeting-link.ts';
import type { Keeping } from '../view/rooms/keeping.ts';
import { hostRootOf, keepHostRoot } from './host-secret.ts';

/** The key of a meeting in the list of rooms: its guest fragment without '#'. */
export function roomKey(guest: GuestSecret): string {
  return guestFragment(guest).slice(1);
}

/** Whether and under which name this meeting's room is kept; `attended` when somebody was in it just now. */
export function keepingOf(guest: GuestSecret, rooms: MyRooms, attended = true): Keeping {
  const fragment = roomKey(guest);
  const kept = computed(() => rooms.rooms.value.find((room) => room.fragment === fragment));
  return {
    name: computed(() => kept.value?.name ?? null),
    async keep(name) {
      const tidy = tidyRoomName(name);
      if (kept.peek() !== undefined) {
        await rooms.rename(fragment, tidy);
        return true;
      }
      const root = hostRootOf(guest);
      return rooms.keep({
        fragment,
        name: tidy,
        hostRoot: root === null ? null : toBase64url(root),
        lastVisitMs: attended ? Date.now() : null,
      });
    },
    forget: () => rooms.remove(fragment),
  };
}

/** Whoever kept a room as its host is host again, whichever way they come. */
export async function recallHostRoot(guest: GuestSecret, rooms: MyRooms): Promise<void> {
  await rooms.loaded;
  const room = rooms.rooms.peek().find(({ fragment }) => fragment === roomKey(guest));
  const root = room?.hostRoot ? fromBase64url(room.hostRoot) : null;
  if (root !== null && hostRootOf(guest) === null) keepHostRoot(guest, root);
}
