// Which attempt at a connection counts, and what the peer's signals mean for it.
import type { Clock } from '../kit/clock.ts';
import { childLifetime } from '../kit/lifetime.ts';
import { createLog } from '../kit/log.ts';
import type { AddressRule } from '../signaling/address-rules.ts';
import { descriptionFault, withoutStaleFeedback } from '../signaling/description-rules.ts';
import type { PairMessage } from '../signaling/messages.ts';
import { createAttempt, type Attempt, type AttemptOptions } from './attempt.ts';

const log = createLog('negotiation');

/** An own offer this old has been lost; it no longer wins against the other side's. */
const OFFER_LIFE_MS = 10_000;

/** Before it ends, what was on its way over an old connection arrives. */
const LINGER_MS = 1_000;
/** The old path is given up by then, whether there is another one or not. */
const SUCCESSOR_LIMIT_MS = 5_000;
/** The other side, which does not know why it is offered another connection, keeps the old one. */
const SUCCESSOR_LIFE_MS = 8_000;

export interface NegotiationOptions extends Omit<AttemptOptions, 'name' | 'initiator'> {
  clock: Clock;
  peerId: string;
  ownId: string;
  /** How many sockets to the relay we have had: signals of an earlier one may be lost. */
  relayConnections(): number;
  /** The current attempt is open, and the peer is heard: a new one need not end it at once. */
  isLive(): boolean;
  /** There is a new attempt, not necessarily current; `signal` ends with it. */
  onBegin(attempt: Attempt, signal: AbortSignal): void;
  /** From now on this attempt is the current one. */
  onCurrent(attempt: Attempt): void;
}

export interface Negotiation {
  /** The attempt that counts; null before the first. */
  current(): Attempt | null;
  /** The current one and the one that is to succeed it. */
  attempts(): readonly Attempt[];
  ageMs(): number;
  /** True when signals of the current attempt may have been lost with an earlier socket of ours. */
  isFromEarlierSocket(): boolean;
  /** Drops the current attempt and offers a new one. */
  begin(): void;
  /** As begin(), unless the peer has just begun itself. */
  beginUnlessAnswering(): void;
  /** The rule about addresses has changed: looks for another path, and keeps the old one until then. */
  changePath(): void;
  /** A description, candidates, or the wish for a restart; other messages are none of its business. */
  receive(message: PairMessage): void;
}

/** An attempt, and what was so when it began. */
interface Begun {
  readonly attempt: Attempt;
  readonly life: AbortController;
  readonly atMs: number;
  readonly socket: number;
  rule: AddressRule;
}

export function createNegotiation(options: NegotiationOptions, signal: AbortSignal): Negotiation {
  const { clock, ownId, peerId, fingerprint, relayConnections, addressRule } = options;
  let current: Begun | null = null;
  /** Becomes the current one when it is open. */
  let successor: Begun | null = null;
  /** The name of the one before the current one: late signals of it begin nothing. */
  let formerName = '';

  const age = (begun: Begun | null) => clock.nowMs() - (begun?.atMs ?? clock.nowMs());
  const latest = () => successor ?? current;

  function make(initiator: boolean, name: string): Begun {
    const life = childLifetime(signal);
    const facts = { atMs: clock.nowMs(), socket: relayConnections(), rule: addressRule() };
    const attempt = createAttempt({ ...options, name, initiator }, life.signal);
    const begun = { attempt, life, ...facts };
    // Before all other listeners: these already see the new current attempt.
    attempt.on('open', () => opened(begun), life.signal);
    attempt.on('closed', () => begun === current && promote(), life.signal);
    options.onBegin(attempt, life.signal);
    return begun;
  }

  /** In the place of all there were. */
  function start(initiator: boolean, name: string): Attempt {
    successor?.life.abort();
    successor = null;
    current?.life.abort();
    current = make(initiator, name);
    options.onCurrent(current.attempt);
    return current.attempt;
  }

  /** Beside the current one, which carries everything until the new one is open. */
  function startBeside(initiator: boolean, name: string): Attempt {
    successor?.life.abort();
    const begun = make(initiator, name);
    successor = begun;
    const late = () => {
      if (begun !== successor) return;
      if (initiator) promote();
      else {
        successor = null;
        begun.life.abort();
        followRule();
      }
    };
    clock.after(initiator ? SUCCESSOR_LIMIT_MS : SUCCESSOR_LIFE_MS, late, begun.life.signal);
    return begun.attempt;
  }

  function promote() {
    if (successor === null) return;
    const former = current;
    current = successor;
    successor = null;
    if (former !== null) {
      formerName = former.attempt.name;
      const lingerMs = current.attempt.isOpen() ? LINGER_MS : 0;
      clock.after(lingerMs, () => former.life.abort(), former.life.signal);
    }
    options.onCurrent(current.attempt);
  }

  function opened(begun: Begun) {
    if (begun === successor) promote();
    if (begun === current) followRule();
  }

  /** The path in use may have been found by another rule than the one that holds by now. */
  function followRule() {
    if (current !== null && current.rule !== addressRule()) succeed();
  }

  function succeed() {
    // Ours would cross the peer's, and one of the two would wait in vain: ours follows when that is open.
    if (successor !== null && !successor.attempt.initiator) return;
    startBeside(true, newAttemptName());
  }

  function receiveOffer(message: Extract<PairMessage, { type: 'offer' }>) {
    const known = named(message.attempt);
    if (known !== undefined) {
      if (!known.initiator) known.receiveOffer(message.round, message.sdp);
      return;
    }
    if (message.attempt === formerName) return;
    const own = latest();
    const ownIsPending = own !== null && own.attempt.initiator && !own.attempt.isAnswered();
    // Both offered at the same moment: the lower id's offer stands, on both sides.
    if (ownIsPending && age(own) < OFFER_LIFE_MS && ownId < peerId) return;
    const begin = options.isLive() ? startBeside : start;
    begin(false, message.attempt).receiveOffer(message.round, message.sdp);
  }

  function begin() {
    start(true, newAttemptName());
  }

  const attempts = () => [current, successor].flatMap((begun) => begun?.attempt ?? []);
  const named = (name: string) => attempts().find((attempt) => attempt.name === name);

  return {
    current: () => current?.attempt ?? null,
    attempts,
    ageMs: () => age(current),
    isFromEarlierSocket: () => current !== null && current.socket !== relayConnections(),
    begin,
    beginUnlessAnswering() {
      // A young offer of the peer that we are answering is that start: ours would cross it, and if
      // the peer has the lower id, it would wait for the answer in vain.
      const begun = latest();
      const isAnswering = begun !== null && !begun.attempt.initiator && !begun.attempt.isOpen();
      if (!isAnswering || age(begun) > OFFER_LIFE_MS) begin();
    },
    changePath() {
      // ICE keeps an open path that works, whatever is found later: only another connection has another.
      if (current === null) return;
      if (current.attempt.isOpen()) {
        succeed();
        return;
      }
      current.attempt.changePath();
      // Where all paths are allowed, ICE takes the best; where not, it may still open one of before.
      if (addressRule() === 'open') current.rule = 'open';
    },
    receive(message) {
      if ('sdp' in message) {
        const fault = descriptionFault(message.sdp, fingerprint);
        if (fault !== null) {
          log.warn(`description refused: ${fault}`);
          return;
        }
        message = { ...message, sdp: withoutStaleFeedback(message.sdp) };
      }
      // What names no attempt is for others to hear.
      if (!('attempt' in message)) return;
      if (message.type === 'offer') {
        receiveOffer(message);
        return;
      }
      const attempt = named(message.attempt);
      if (attempt === undefined) return;
      if (message.type === 'answer') attempt.receiveAnswer(message.round, message.sdp);
      else if (message.type === 'candidates') attempt.receiveCandidates(message.candidates);
      else if (message.type === 'restart') attempt.receiveRestart();
      else message satisfies never;
    },
  };
}

/** Six base64url characters; they only have to differ between the attempts of one pair. */
function newAttemptName(): string {
  const digits = crypto.getRandomValues(new Uint8Array(6));
  return Array.from(digits, (digit) => (digit & 31).toString(32)).join('');
}
