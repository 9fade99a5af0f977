// Which attempt at a connection counts, and what the peer's signals mean for it.
import type { Clock } from '../kit/clock.ts';
import { childLifetime } from '../kit/lifetime.ts';
import { createLog } from '../kit/log.ts';
import { descriptionFault, withoutStaleFeedback } from '../signaling/description-rules.ts';
import type { PairMessage } from '../signaling/messages.ts';
import { createAttempt, type Attempt, type AttemptOptions } from './attempt.ts';

const log = createLog('negotiation');

/** An own offer this old has been lost; it no longer wins against the other side's. */
const OFFER_LIFE_MS = 10_000;

export interface NegotiationOptions extends Omit<AttemptOptions, 'name' | 'initiator'> {
  clock: Clock;
  peerId: string;
  ownId: string;
  /** How many sockets to the relay we have had: signals of an earlier one may be lost. */
  relayConnections(): number;
  /** A new attempt is the current one; `signal` ends with it. */
  onBegin(attempt: Attempt, signal: AbortSignal): void;
}

export interface Negotiation {
  /** The attempt that counts; null before the first. */
  current(): Attempt | null;
  ageMs(): number;
  /** True when signals of the current attempt may have been lost with an earlier socket of ours. */
  isFromEarlierSocket(): boolean;
  /** Drops the current attempt and offers a new one. */
  begin(): void;
  /** As begin(), unless the peer has just begun itself. */
  beginUnlessAnswering(): void;
  /** A description, candidates, or the wish for a restart; other messages are none of its business. */
  receive(message: PairMessage): void;
}

export function createNegotiation(options: NegotiationOptions, signal: AbortSignal): Negotiation {
  const { clock, ownId, peerId, fingerprint, relayConnections } = options;
  let attempt: Attempt | null = null;
  let attemptLife = new AbortController();
  let beganAtMs = clock.nowMs();
  let socket = relayConnections();

  const ageMs = () => clock.nowMs() - beganAtMs;

  function start(initiator: boolean, name: string): Attempt {
    attemptLife.abort();
    attemptLife = childLifetime(signal);
    beganAtMs = clock.nowMs();
    socket = relayConnections();
    attempt = createAttempt({ ...options, name, initiator }, attemptLife.signal);
    options.onBegin(attempt, attemptLife.signal);
    return attempt;
  }

  function receiveOffer(message: Extract<PairMessage, { type: 'offer' }>) {
    if (attempt !== null && message.attempt === attempt.name) {
      if (!attempt.initiator) attempt.receiveOffer(message.round, message.sdp);
      return;
    }
    const ownIsPending = attempt !== null && attempt.initiator && !attempt.isAnswered();
    // Both offered at the same moment: the lower id's offer stands, on both sides.
    if (ownIsPending && ageMs() < OFFER_LIFE_MS && ownId < peerId) return;
    start(false, message.attempt).receiveOffer(message.round, message.sdp);
  }

  function begin() {
    start(true, newAttemptName());
  }

  return {
    current: () => attempt,
    ageMs,
    isFromEarlierSocket: () => socket !== relayConnections(),
    begin,
    beginUnlessAnswering() {
      // A young offer of the peer that we are answering is that start: ours would cross it, and if
      // the peer has the lower id, it would wait for the answer in vain.
      const isAnswering = attempt !== null && !attempt.initiator && !attempt.isOpen();
      if (!isAnswering || ageMs() > OFFER_LIFE_MS) begin();
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
      if (message.type === 'here' || message.type === 'bye') return;
      if (message.type === 'offer') receiveOffer(message);
      else if (message.attempt !== attempt?.name) return;
      else if (message.type === 'answer') attempt.receiveAnswer(message.round, message.sdp);
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
