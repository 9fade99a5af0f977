// What this tab knows of leading a meeting: the host's secret, and whether guests shall wait.
import { computed, signal as createSignal, untracked, type ReadonlySignal } from '@preact/signals';
import type { Bytes } from '../kit/bytes.ts';
import type { MyRooms } from '../room/my-rooms.ts';
import {
  guestFragment,
  hostFragment,
  parseLink,
  withLobbyHabit,
  type GuestSecret,
} from '../signaling/meeting-link.ts';
import type { Leading } from '../view/hosting/leading.ts';
import { correctFragment } from './address.ts';
import { epochOf, hostRootOf, keepEpoch, keepOrders, ordersOf } from './host-secret.ts';
import { keptRoomOf, recallHostRoot } from './keeping.ts';
import type { HostMemory } from './meeting.tsx';

export interface OwnLeading extends Leading {
  /** The host's secret, where this tab holds it. */
  readonly root: ReadonlySignal<Bytes | null>;
  /** The guest link with its habit. */
  readonly link: ReadonlySignal<GuestSecret>;
  /** The meeting moved to another link. */
  relink(renewed: { secret: Bytes; epoch: number }): void;
  /** What the meeting needs of it; null where this tab does not lead. */
  memory(): HostMemory | null;
}

/**
 * Known at once for the tab that made the meeting, a moment later for a room kept on this device. The
 * habit of the waiting room is part of the link, so it stays in the address bar and in kept rooms.
 */
export function createLeading(guest: GuestSecret, rooms: MyRooms): OwnLeading {
  const root = createSignal(hostRootOf(guest));
  const link = createSignal(guest);

  /** Address bar and kept room go along. */
  function change(next: GuestSecret, epoch = epochOf(guest)) {
    const before = link.peek();
    const kept = untracked(() => keptRoomOf(before, rooms));
    link.value = next;
    correctFragment(before, next);
    if (kept) void rooms.relink(kept.fragment, guestFragment(next).slice(1), epoch);
  }

  function setWaitingRoom(on: boolean) {
    const before = link.peek();
    if (before.lobbyHabit !== on) change(withLobbyHabit(before, on));
  }

  void recallHostRoot(guest, rooms).then(() => {
    root.value = hostRootOf(guest);
    const kept = untracked(() => keptRoomOf(guest, rooms));
    const said = kept && parseLink(`#${kept.fragment}`);
    // The host's own memory of the room counts more than an old copy of its link.
    if (root.peek() !== null && said?.type === 'guest') setWaitingRoom(said.guest.lobbyHabit);
  });

  return {
    root,
    link,
    leads: computed(() => root.value !== null),
    waitingRoom: computed(() => link.value.lobbyHabit),
    setWaitingRoom,
    relink({ secret, epoch }) {
      keepEpoch(guest, epoch);
      change({ ...link.peek(), secret }, epoch);
    },
    memory() {
      const secret = hostRootOf(guest);
      if (secret === null) return null;
      return {
        root: secret,
        orders: ordersOf(guest),
        epoch: epochOf(guest),
        keepOrders(orders) {
          keepOrders(guest, orders);
          const kept = untracked(() => keptRoomOf(link.peek(), rooms));
          if (kept && kept.hostRoot !== null) void rooms.ordered(kept.fragment, orders);
        },
      };
    },
    hostLink() {
      const secret = root.peek();
      if (secret === null) return null;
      return `${location.origin}${location.pathname}${hostFragment(secret, epochOf(guest), link.peek())}`;
    },
  };
}
