// What opens the room of a visit: its link alone, a passphrase that is typed, or what one made earlier.
import { computed, signal as createSignal } from '@preact/signals';
import { toBase64url } from '../../shared/base64url.ts';
import { MAX_PASSPHRASE_CHARACTERS } from '../../shared/limits.ts';
import type { Bytes } from '../kit/bytes.ts';
import type { RoomSecret } from '../signaling/meeting-keys.ts';
import type { GuestSecret } from '../signaling/meeting-link.ts';
import type { Passphrase } from '../view/lobby/passphrase.ts';

/** Slow on purpose, and loaded later. */
type Unlock = (link: GuestSecret, passphrase: string) => Promise<RoomSecret>;

export interface RoomLock {
  /** Null where the link alone opens the room. */
  readonly passphrase: Omit<Passphrase, 'change'> | null;
  /** False, and said so, while the passphrase is missing. */
  isReady(): boolean;
  /** What the keys come from; null where that is the link as it is. */
  open(link: GuestSecret, unlock: Unlock): Promise<RoomSecret | null>;
  /** What a renewed link's secret becomes. Rejects where the passphrase itself is not known. */
  secretOf(link: GuestSecret, unlock: Unlock): Promise<Bytes>;
  /** The meeting moved to the room of a new link. */
  moved(unlocked: Bytes): void;
  /** K' of the last opening, for the seat of this tab and for rooms kept by choice. Reads a signal. */
  unlocked(): Bytes | null;
  /** Uses what was kept, unless somebody types already. */
  remember(unlocked: Bytes): void;
  /** Starts again with an empty field. */
  clear(): void;
}

/** The passphrase itself is kept nowhere; it goes with the visit. */
export function createRoomLock(guest: GuestSecret): RoomLock {
  const text = createSignal('');
  const missing = createSignal(false);
  const kept = createSignal<Bytes | null>(null);
  const last = createSignal<Bytes | null>(null);
  let opened: { from: string; room: Promise<RoomSecret> } | null = null;
  const set = (next: string) => {
    text.value = next.slice(0, MAX_PASSPHRASE_CHARACTERS);
    missing.value = false;
  };

  /** Once for each link and passphrase. */
  async function stretch(link: GuestSecret, unlock: Unlock): Promise<Bytes> {
    const from = `${toBase64url(link.secret)} ${text.peek()}`;
    if (opened?.from !== from) opened = { from, room: unlock(link, text.peek()) };
    return (await opened.room).secret;
  }

  return {
    passphrase: guest.asksPassphrase
      ? { text, set, missing, remembered: computed(() => kept.value !== null) }
      : null,
    isReady() {
      const isTyped = text.peek().trim() !== '';
      missing.value = guest.asksPassphrase && !isTyped && kept.peek() === null;
      return !missing.peek();
    },
    async open(link, unlock) {
      if (!link.asksPassphrase) return null;
      const secret = kept.peek() ?? (await stretch(link, unlock));
      last.value = secret;
      return { ...link, secret };
    },
    async secretOf(link, unlock) {
      if (!link.asksPassphrase) return link.secret;
      if (text.peek() === '') throw new Error('the passphrase itself is not known here');
      return stretch(link, unlock);
    },
    moved(unlocked) {
      if (!guest.asksPassphrase) return;
      if (kept.peek() !== null) kept.value = unlocked;
      last.value = unlocked;
    },
    unlocked: () => last.value,
    remember(unlocked) {
      if (text.peek() !== '') return;
      kept.value = unlocked;
      last.value = unlocked;
    },
    clear() {
      kept.value = null;
      last.value = null;
      set('');
    },
  };
}
