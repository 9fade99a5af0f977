// When a visit makes its connections ready before the person joins, and when it must not.
import { effect, untracked, type ReadonlySignal } from '@preact/signals';
import { onAbort } from '../kit/lifetime.ts';
import type { AddressChoice } from '../room/addresses.ts';
import { validityAt } from '../room/expiry.ts';
import type { LocalMedia } from '../room/local-media.ts';
import type { GuestSecret } from '../signaling/meeting-link.ts';
import type { OwnLeading } from './leading.ts';
import type { Attached } from './meeting.tsx';
import type { RoomLock } from './room-lock.ts';
import { createWarming, type Warming } from './warming.ts';

export interface VisitWarmingOptions {
  guest: GuestSecret;
  lock: RoomLock;
  leading: Pick<OwnLeading, 'waitingRoom' | 'root' | 'link'>;
  addressChoice: AddressChoice;
  media: ReadonlySignal<LocalMedia>;
  /** And nobody pressed Join yet: one session at a time has this identity. Reads signals. */
  isInLobby(): boolean;
  /** The person keeps this room or leads in it; reads signals. */
  isKnown(): boolean;
  /** Takes the seat; null when the signal is aborted meanwhile. */
  attach(signal: AbortSignal): Promise<Attached | null>;
  /** Whoever was seen under an identity, if only by machines, does not come a second time under it. */
  onWasted(): void;
}

export function createVisitWarming(
  options: VisitWarmingOptions,
  signal: AbortSignal,
): Warming<Attached> {
  const { guest, lock, leading, addressChoice, media } = options;
  const warming = createWarming<Attached>(
    {
      isAllowed: () =>
        options.isInLobby() &&
        // Each of these is a reason to meet nobody before one joins.
        !addressChoice.hidden.value &&
        !leading.waitingRoom.value &&
        lock.passphrase === null &&
        validityAt(guest.expiryHour, Date.now()) !== 'closed',
      async make(life) {
        const made = await options.attach(life);
        for (const event of ['refused', 'lost'] as const) {
          made?.session.relay.on(event, warming.end, life);
        }
        return made;
      },
      onWasted: options.onWasted,
    },
    signal,
  );
  const follow = (run: () => void) => onAbort(signal, effect(run));
  follow(() => {
    // It was made with these.
    void leading.root.value;
    void leading.link.value;
    warming.end();
  });
  follow(() => {
    // Whoever looks at the own picture in a room that is theirs is about to join.
    const { camera, microphone } = media.value;
    const isReady = camera.on.value || microphone.on.value;
    if (isReady && options.isKnown()) untracked(warming.begin);
  });
  return warming;
}
