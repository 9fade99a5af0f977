// Renewing the link: those who stay learn the new secret from each other and move to its room, while
// their connections stay as they are.
import type { Bytes } from '../kit/bytes.ts';
import { equalBytes } from '../kit/bytes.ts';
import type { Clock } from '../kit/clock.ts';
import { createLog } from '../kit/log.ts';
import { fromBase64url, toBase64url } from '../../shared/base64url.ts';
import { hash16, label } from '../signaling/derive.ts';
import type { Door } from '../signaling/door.ts';
import { guestSecretOf } from '../signaling/meeting-keys.ts';
import type { PairMessage } from '../signaling/messages.ts';
import type { MovingSignaling } from '../signaling/moving-signaling.ts';
import { renewalDraft, restatedDrafts, type StillMuted } from '../signaling/orders/drafts.ts';
import { renewalOf, type Order } from '../signaling/orders/order-book.ts';
import type { OrderDesk } from '../signaling/orders/order-desk.ts';

const log = createLog('renewal');

/** Until a peer has shown that it is there, it is told where. */
const TELL_EVERY_MS = 2_000;

/** K of a renewed link, and K' where a passphrase makes another secret of it. */
export interface NewLink {
  epoch: number;
  secret: Bytes;
  roomSecret: Bytes;
}

export interface RenewalOptions {
  desk: OrderDesk;
  door: Pick<Door, 'mayConnect'>;
  signaling: MovingSignaling;
  clock: Clock;
  root: Bytes | null;
  /** Of the link with which one came. */
  epoch: number;
  connected(): readonly string[];
  /** What a passphrase makes of a link's secret. */
  roomSecretOf(secret: Bytes): Promise<Bytes>;
  /** Goes to the new link's room; resolves when that is under way. */
  move(link: NewLink): Promise<void>;
}

export interface Renewal {
  /** For hosts: a new link for all who are inside. Rejects where a passphrase is not known. */
  renew(stillMuted: StillMuted): Promise<void>;
  /** The link with which one came is an old one, and the new one is not known. */
  isOutdated(): boolean;
}

export function createRenewal(options: RenewalOptions, signal: AbortSignal): Renewal {
  const { desk, door, signaling, clock, root, connected } = options;
  let epoch = options.epoch;
  /** Told by somebody; counts when it fits a host's order. */
  let told: NewLink | null = null;
  let current: NewLink | null = null;
  let last: Promise<void> = Promise.resolve();

  const ahead = () => {
    const renewal = renewalOf(desk.book());
    return renewal !== null && renewal.epoch > epoch ? renewal : null;
  };

  /** The link of this epoch as its host knows it; rejects where a passphrase is not known. */
  async function derived(nextEpoch: number): Promise<NewLink | null> {
    if (root === null) return null;
    const { secret } = await guestSecretOf(root, nextEpoch);
    return { epoch: nextEpoch, secret, roomSecret: await options.roomSecretOf(secret) };
  }

  async function isMeant(link: NewLink, check: string): Promise<boolean> {
    const expected = fromBase64url(check);
    return expected !== null && equalBytes(expected, await checkOf(link));
  }

  /** Moves when a host's order and the secrets that belong to it are both known. */
  async function follow() {
    const renewal = ahead();
    if (renewal === null) return;
    const { epoch: next, check } = renewal;
    // Anybody could tell something else; a host can do without being told.
    const heard = told?.epoch === next && (await isMeant(told, check)) ? told : null;
    const link = heard ?? (await derived(next));
    if (link === null || !(await isMeant(link, check)) || signal.aborted) return;
    epoch = link.epoch;
    current = link;
    for (const peerId of connected()) tell(peerId, link);
    await options.move(link);
    log.info('moved to the room of the new link');
  }

  const followInTurn = () => {
    last = last.then(follow).catch((error: unknown) => {
      log.warn(`cannot follow: ${error instanceof Error ? error.name : 'unknown'}`);
    });
    return last;
  };

  function tell(peerId: string, { epoch: number, secret, roomSecret }: NewLink) {
    if (!door.mayConnect(peerId) || renewalOf(desk.book())?.without.includes(peerId)) return;
    const message: PairMessage = {
      type: 'newlink',
      epoch: number,
      secret: toBase64url(secret),
      roomSecret: toBase64url(roomSecret),
    };
    // The order is about the room before, so it is not in the book that those who moved compare.
    const order = desk.book().get('newlink');
    if (order !== undefined) {
      void signaling.send(peerId, { type: 'orders', orders: [order.envelope] });
    }
    void signaling.send(peerId, message);
  }

  signaling.on(
    'message',
    ({ peerId, message }) => {
      if (message.type !== 'newlink' || message.epoch <= epoch) return;
      // Somebody at the door could put false ones in the place of the right ones, again and again.
      if (!door.mayConnect(peerId)) return;
      const secret = fromBase64url(message.secret);
      const roomSecret = fromBase64url(message.roomSecret);
      if (secret === null || roomSecret === null) return;
      told = { epoch: message.epoch, secret, roomSecret };
      void followInTurn();
    },
    signal,
  );
  desk.on('changed', () => void followInTurn(), signal);
  clock.every(
    TELL_EVERY_MS,
    () => {
      const link = current;
      if (link === null) return;
      for (const peerId of connected()) if (!signaling.hasMoved(peerId)) tell(peerId, link);
    },
    signal,
  );

  return {
    async renew(stillMuted) {
      const next = Math.max(epoch, renewalOf(desk.book())?.epoch ?? 0) + 1;
      const link = await derived(next);
      if (link === null) return;
      const check = toBase64url(await checkOf(link));
      await desk.issue([renewalDraft(desk.book(), next, check)]);
      await followInTurn();
      // For the new room everything that holds has to be said again: orders are about one room.
      await desk.issue(restatedDrafts(desk.book(), stillMuted, isForEveryRoom));
    },
    isOutdated: () => ahead() !== null,
  };
}

function isForEveryRoom({ statement }: Order): boolean {
  return statement.type !== 'newlink' && statement.type !== 'end';
}

/** Lets those who get the secret see that it is the one which the host's order means. */
function checkOf({ secret, roomSecret }: NewLink): Promise<Bytes> {
  return hash16(label('newlink', secret, roomSecret));
}
