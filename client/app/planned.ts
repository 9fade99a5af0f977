// A meeting that is being planned: its link follows its terms, and a kept room follows its link.
import { computed, signal as createSignal } from '@preact/signals';
import type { MyRooms } from '../room/my-rooms.ts';
import { guestFragment, type GuestSecret } from '../signaling/meeting-link.ts';
import type { PlannedMeeting } from '../view/plan/plan-dialog.tsx';
import { keepingOf } from './keeping.ts';

export function createPlanned(
  secret: GuestSecret,
  rooms: MyRooms,
  linkOf: (guest: GuestSecret) => string,
  enter: (guest: GuestSecret, passphrase: string) => void,
): PlannedMeeting {
  const guest = createSignal(secret);
  return {
    link: computed(() => linkOf(guest.value)),
    keeping: keepingOf(() => guest.value, rooms),
    setTerms(terms) {
      const before = guestFragment(guest.peek());
      guest.value = { ...guest.peek(), ...terms };
      const after = guestFragment(guest.peek());
      // In turn with what is under way; nothing happens where the room is not kept.
      if (after !== before) void rooms.relink(before.slice(1), after.slice(1), 0);
    },
    enter: (passphrase) => enter(guest.peek(), passphrase),
  };
}
