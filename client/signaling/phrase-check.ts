// Checks of the connection over sealed pair messages: brings hashes, nonces and time to check-step.ts.
import { fromBase64url, toBase64url } from '../../shared/base64url.ts';
import type { Clock } from '../kit/clock.ts';
import { randomBytes, type Bytes } from '../kit/bytes.ts';
import { createEmitter, type Emitter } from '../kit/emitter.ts';
import { createLog } from '../kit/log.ts';
import { createTokenBucket } from '../kit/token-bucket.ts';
import { newMachine, type CheckAct, type CheckEvent, type CheckState } from './check-state.ts';
import { nextCheck } from './check-step.ts';
import type { PairMessage } from './messages.ts';
import { commitmentOf, phraseOf, sortedView, viewDigest, type View } from './phrase.ts';
import type { Signaling } from './signaling.ts';

const log = createLog('check');

/** Somebody who is just coming in is known to all within this time. */
export const MEET_MS = 4_000;
/** Everything else is two messages from each to each. */
export const ANSWER_MS = 12_000;
/**
 * Checks that others start are taken part in without asking: this many at once, and then one every two
 * minutes. Each is one try for somebody in between to hit the same phrase twice.
 */
export const UNASKED_CHECKS = 6;
const UNASKED_PER_SECOND = 1 / 120;

export interface PhraseCheck {
  on: Emitter<{ state: CheckState }>['on'];
  state(): CheckState;
  /** Peers who proved who they are and have not gone. */
  setPeers(peerIds: readonly string[]): void;
  /** Checks with these peers, as far as they are there; joins the check that runs. */
  start(peerIds: readonly string[]): void;
  /** People found the phrases to differ: the others are warned. Resolves when they are told. */
  tellDifferent(): Promise<void>;
}

export interface PhraseCheckOptions {
  signaling: Pick<Signaling, 'on' | 'send' | 'identityOf' | 'self' | 'room'>;
  clock: Clock;
  /** Who may be in the meeting, and so be about to become known. */
  mayConnect(peerId: string): boolean;
}

const MAX_EARLY = 64;

/** What we are bound to in one check. */
interface Own {
  check: string;
  nonce: Bytes;
  room: Bytes;
  view: View;
  digest: Bytes;
}

export function createPhraseCheck(options: PhraseCheckOptions, signal: AbortSignal): PhraseCheck {
  const { signaling, clock, mayConnect } = options;
  const { self } = signaling;
  const emitter = createEmitter<{ state: CheckState }>();
  const unasked = createTokenBucket(UNASKED_CHECKS, UNASKED_PER_SECOND, () => clock.nowMs());
  let machine = newMachine(self.id);
  let own: Own | null = null;
  /** The latest commitment of those who are not let in here yet; word of that may be on its way. */
  const early = new Map<string, PairMessage>();
  // Hashing is asynchronous, and what comes first must be done first.
  let queue = Promise.resolve();

  const enqueue = (work: () => Promise<void> | void): Promise<void> => {
    queue = queue
      .then(() => (signal.aborted ? undefined : work()))
      .catch((error: unknown) => log.error(`a step failed: ${String(error)}`));
    return queue;
  };

  async function take(event: CheckEvent): Promise<void> {
    const before = machine.now;
    const step = nextCheck(machine, event);
    machine = step.machine;
    const { now } = machine;
    if (now.type === 'running' && !('check' in before && before.check === now.check)) time(now);
    if (now !== before) emitter.emit('state', now);
    for (const act of step.acts) await perform(act);
  }

  function time({ check }: { check: string }) {
    const later = (of: 'others' | 'answers') => () =>
      void enqueue(() => take({ type: 'timeout', check, of }));
    clock.after(MEET_MS, later('others'), signal);
    clock.after(ANSWER_MS, later('answers'), signal);
  }

  async function perform(act: CheckAct): Promise<void> {
    const { check, members } = act;
    switch (act.type) {
      case 'commit': {
        const view = viewOf(members);
        const room = fromBase64url(act.room);
        if (view === null || room === null) return;
        own = { check, nonce: randomBytes(16), room, view, digest: await viewDigest(view) };
        const commitment = toBase64url(await commitmentOf(self, own.nonce, own.digest));
        void tell(members, { type: 'sas-commit', check, members, room: act.room, commitment });
        return;
      }
      case 'reveal':
        if (own?.check !== check) return;
        void tell(members, { type: 'sas-reveal', check, nonce: toBase64url(own.nonce) });
        return;
      case 'phrase': {
        if (own?.check !== check) return;
        const told = new Map(act.nonces).set(self.id, toBase64url(own.nonce));
        const nonces = own.view.flatMap(({ id }) => fromBase64url(told.get(id) ?? '') ?? []);
        const phrase = await phraseOf(own.view, nonces, own.room);
        return take({ type: 'phrase', check, phrase });
      }
      case 'end':
        return tell(members, { type: 'sas-end', check, reason: act.reason });
      default:
        return act satisfies never;
    }
  }

  /** The carrier keeps the order by itself, so nobody needs to wait for it. */
  async function tell(members: readonly string[], message: PairMessage): Promise<void> {
    const others = members.filter((id) => id !== self.id);
    await Promise.all(others.map((id) => signaling.send(id, message)));
  }

  /** Null when one of them is no peer any more; that is about to be heard. */
  function viewOf(members: readonly string[]): View | null {
    const view = members.map((id) => (id === self.id ? self : signaling.identityOf(id)));
    const known = view.filter((member) => member !== undefined);
    return known.length === members.length ? sortedView(known) : null;
  }

  /** What this nonce makes of our own view; '' when nobody can have committed to it. */
  async function commitmentBy(from: string, { check, nonce }: { check: string; nonce: string }) {
    const bytes = fromBase64url(nonce);
    const member = own?.check === check ? own.view.find(({ id }) => id === from) : undefined;
    if (own === null || member === undefined || bytes === null) return '';
    return toBase64url(await commitmentOf(member, bytes, own.digest));
  }

  const isComing = (id: string) => signaling.identityOf(id) !== undefined && mayConnect(id);

  /** Those who went, or stay outside, must not take the places of those who are coming in. */
  function keep(from: string, message: PairMessage) {
    for (const id of early.keys()) if (!isComing(id)) early.delete(id);
    if (early.size < MAX_EARLY && isComing(from)) early.set(from, message);
  }

  async function hear(from: string, message: PairMessage): Promise<void> {
    if (!machine.known.has(from)) {
      if (message.type === 'sas-commit') keep(from, message);
      return;
    }
    switch (message.type) {
      case 'sas-commit':
        return take({ ...message, type: 'commit', from, mayJoin: unasked.take });
      case 'sas-reveal': {
        const commitment = await commitmentBy(from, message);
        return take({ ...message, type: 'reveal', from, commitment });
      }
      case 'sas-end':
        return take({ ...message, type: 'end', from });
      default:
    }
  }

  signaling.on(
    'message',
    ({ peerId, message }) => {
      if (message.type.startsWith('sas-')) void enqueue(() => hear(peerId, message));
    },
    signal,
  );

  return {
    on: emitter.on,
    state: () => machine.now,
    setPeers(peerIds) {
      const peers = new Set(peerIds);
      void enqueue(async () => {
        await take({ type: 'known', peers });
        for (const [from, message] of early) {
          if (peers.has(from) && early.delete(from)) await hear(from, message);
        }
      });
    },
    start(peerIds) {
      const check = toBase64url(randomBytes(16));
      void enqueue(() => {
        const there = peerIds.filter((id) => machine.known.has(id));
        if (there.length === 0) return;
        const members = [self.id, ...there].toSorted();
        return take({ type: 'start', check, members, room: toBase64url(signaling.room) });
      });
    },
    tellDifferent: () => enqueue(() => take({ type: 'differs' })),
  };
}
