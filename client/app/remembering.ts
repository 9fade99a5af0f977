// What of a visit this device or tab remembers: the room when it is kept, and what a host decided.
import { effect } from '@preact/signals';
import { onAbort } from '../kit/lifetime.ts';
import type { MyRooms } from '../room/my-rooms.ts';
import { noteVisit, updateUnlocked } from './keeping.ts';
import type { OwnLeading } from './leading.ts';
import type { RoomLock } from './room-lock.ts';
import type { Visit } from './visit.ts';

interface Noted {
  visit: Visit;
  leading: OwnLeading;
  lock: RoomLock;
  myRooms: MyRooms;
}

/** A kept room knows when somebody was last in it, and follows a renewed link. */
export function noteVisits(
  { visit: { stage }, leading, lock, myRooms }: Noted,
  signal: AbortSignal,
) {
  const stop = effect(() => {
    if (stage.value.type === 'meeting') void noteVisit(leading.link.peek(), myRooms);
  });
  onAbort(signal, stop);
  const stopUpdating = effect(() => {
    if (stage.value.type === 'meeting') {
      updateUnlocked(leading.link.value, myRooms, lock.unlocked());
    }
  });
  onAbort(signal, stopUpdating);
}

/** What the person decides as host in the meeting is this room's habit the next time; no order of others. */
export function followHabit({ stage }: Visit, leading: OwnLeading, signal: AbortSignal) {
  const stop = effect(() => {
    const now = stage.value;
    if (now.type !== 'meeting') return;
    const { decidedLobby, role } = now.running.room.moderation;
    if (role.value !== 'host') return;
    if (decidedLobby.value !== null) leading.setWaitingRoom(decidedLobby.value);
  });
  onAbort(signal, stop);
}
