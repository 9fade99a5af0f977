// Joins meetings with the rooms kept on this device: their names, and the host's secret that comes back with them.
import { computed, untracked } from '@preact/signals';
import { fromBase64url, toBase64url } from '../../shared/base64url.ts';
import type { Bytes } from '../kit/bytes.ts';
import { tidyRoomName, type KeptRoom, type MyRooms } from '../room/my-rooms.ts';
import {
  guestFragment,
  isSameRoom,
  parseLink,
  type GuestSecret,
} from '../signaling/meeting-link.ts';
import type { Keeping } from '../view/rooms/keeping.ts';
import {
  epochOf,
  hostRootOf,
  keepEpoch,
  keepHostRoot,
  keepOrders,
  ordersOf,
} from './host-secret.ts';
import type { RoomLock } from './room-lock.ts';

/** This meeting in the list of rooms, whatever its link says of its habits. Reads a signal. */
export function keptRoomOf(guest: GuestSecret, { rooms }: MyRooms): KeptRoom | undefined {
  return rooms.value.find(({ fragment }) => {
    const link = parseLink(fragment);
    return link.type === 'guest' && isSameRoom(link.guest, guest);
  });
}

/**
 * Whether and under which name a meeting's room is kept. `guestNow` reads a signal where links change;
 * `lock` and a visit are there when somebody was in it just now.
 */
export function keepingOf(
  guestNow: () => GuestSecret,
  rooms: MyRooms,
  lock: RoomLock | null = null,
): Keeping {
  const kept = computed(() => keptRoomOf(guestNow(), rooms));
  return {
    name: computed(() => kept.value?.name ?? null),
    keepsPassphrase: lock !== null && lock.passphrase !== null,
    async keep(name) {
      const tidy = tidyRoomName(name);
      const before = kept.peek();
      if (before !== undefined) {
        await rooms.rename(before.fragment, tidy);
        return true;
      }
      const guest = untracked(guestNow);
      const root = hostRootOf(guest);
      const unlocked = lock?.unlocked() ?? null;
      return rooms.keep({
        fragment: guestFragment(guest).slice(1),
        name: tidy,
        hostRoot: root === null ? null : toBase64url(root),
        hostEpoch: epochOf(guest),
        ...(root !== null && { hostOrders: ordersOf(guest) }),
        lastVisitMs: lock === null ? null : Date.now(),
        ...(unlocked !== null && { unlocked: toBase64url(unlocked) }),
      });
    },
    async forget() {
      const before = kept.peek();
      if (before !== undefined) await rooms.remove(before.fragment);
    },
  };
}

/** A kept room remembers when somebody was last in it. */
export async function noteVisit(guest: GuestSecret, rooms: MyRooms): Promise<void> {
  await rooms.loaded;
  const room = untracked(() => keptRoomOf(guest, rooms));
  if (room !== undefined) await rooms.visited(room.fragment, Date.now());
}

/** A room that keeps what its passphrase opened goes along when that changes. Inside an effect. */
export function updateUnlocked(guest: GuestSecret, rooms: MyRooms, unlocked: Bytes | null): void {
  const room = keptRoomOf(guest, rooms);
  if (room?.unlocked === undefined || unlocked === null) return;
  const next = toBase64url(unlocked);
  if (room.unlocked !== next) void rooms.keep({ ...room, unlocked: next });
}

/** Whoever kept a room with a passphrase need not type it. */
export async function recallUnlocked(
  guest: GuestSecret,
  rooms: MyRooms,
  lock: RoomLock,
): Promise<void> {
  await rooms.loaded;
  const room = untracked(() => keptRoomOf(guest, rooms));
  const unlocked = room?.unlocked === undefined ? null : fromBase64url(room.unlocked);
  if (unlocked !== null) lock.remember(unlocked);
}

/** Whoever kept a room as its host is host again, whichever way they come. */
export async function recallHostRoot(guest: GuestSecret, rooms: MyRooms): Promise<void> {
  await rooms.loaded;
  const room = untracked(() => keptRoomOf(guest, rooms));
  const root = room?.hostRoot ? fromBase64url(room.hostRoot) : null;
  if (root === null) return;
  if (room?.hostOrders !== undefined) keepOrders(guest, room.hostOrders);
  if (hostRootOf(guest) !== null) return;
  keepHostRoot(guest, root);
  keepEpoch(guest, room?.hostEpoch ?? 0);
}
