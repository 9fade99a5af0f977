// What tells us that a peer lives: its heartbeat, and signs that it has gone, which its life refutes.
import type { Bytes } from '../kit/bytes.ts';
import type { Clock } from '../kit/clock.ts';
import { createHeartbeat } from './heartbeat.ts';
import { farewellGraceMs, type LinkFacts } from './recovery.ts';

export interface LifeSigns {
  /** Anything at all came from the peer. */
  heard(): void;
  /** Sound or picture came: the peer lives, but that refutes no hint. */
  heardMedia(): void;
  ping(): Bytes;
  /** The answer to a beat of the peer, null where there is none to give. */
  receiveBeat(beat: Bytes): Bytes | null;
  /** A sign that the peer has gone: the relay's hint, or a connection closed from the other side. */
  sayFarewell(kind: 'hinted' | 'closed'): void;
  /** The relay's hint was about an earlier socket. */
  forgiveHint(): void;
  /** A new connection begins: earlier signs mean nothing. */
  reset(): void;
  silentMs(): number;
  /** When the hint may be believed. */
  graceMs(): number;
  /** What came while this page stood still for `deafMs` is yet to be heard, so that time is no silence. */
  facts(
    deafMs: number,
  ): Pick<LinkFacts, 'silentMs' | 'farewell' | 'sinceFarewellMs' | 'roundTripMs'>;
}

export function createLifeSigns(clock: Clock): LifeSigns {
  const heartbeat = createHeartbeat(clock);
  let farewell: LinkFacts['farewell'] = 'none';
  let farewellAtMs = 0;

  /** What was on its way before the hint proves nothing; an answer to a later ping does. */
  function refuteHint() {
    if (farewell !== 'hinted') return;
    const isLate =
      heartbeat.silentMs() === 0 &&
      clock.nowMs() - farewellAtMs > farewellGraceMs(heartbeat.roundTripMs());
    if (isLate || heartbeat.answeredSince(farewellAtMs)) farewell = 'none';
  }

  return {
    heard() {
      heartbeat.heard();
      refuteHint();
    },
    heardMedia: heartbeat.heard,
    ping: heartbeat.ping,
    receiveBeat(beat) {
      const answer = heartbeat.receive(beat);
      refuteHint();
      return answer;
    },
    sayFarewell(kind) {
      if (farewell !== 'none' && farewell !== kind) farewell = 'both';
      else {
        farewell = kind;
        farewellAtMs = clock.nowMs();
      }
    },
    forgiveHint() {
      if (farewell === 'hinted') farewell = 'none';
    },
    reset() {
      farewell = 'none';
    },
    silentMs: heartbeat.silentMs,
    graceMs: () => farewellGraceMs(heartbeat.roundTripMs()),
    facts: (deafMs) => ({
      silentMs: Math.max(0, heartbeat.silentMs() - deafMs),
      farewell,
      sinceFarewellMs: clock.nowMs() - farewellAtMs,
      roundTripMs: heartbeat.roundTripMs(),
    }),
  };
}
