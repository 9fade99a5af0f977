// One link that is served from the pool: four times a second its loop looks at the line, and its watch
// at the peer's complaints.
import type { Clock } from '../../kit/clock.ts';
import type { PictureSize } from '../picture-size.ts';
import type { SendReading } from '../send-reading.ts';
import type { CameraPlan } from './messages.ts';
import type { Slave } from './slave.ts';
import { needKbps, nextStep, startLoop, type LoopState } from './path-loop.ts';
import { feelRate, UNKNOWN_RATE, type SentRate } from './sent-rate.ts';
import { CALM, hearBlind, isHopeless, type Watch } from './watchdog.ts';

export interface ServedLink {
  /** The largest size that may be tried on this line now. */
  ceiling(): PictureSize;
  /** A look at the line; true when the ceiling has changed. */
  look(reading: SendReading, wanted: PictureSize): boolean;
  /** It has an encoder of its own now, which follows the line by itself. */
  rest(): void;
  /** The peer says that its picture stands still. */
  complain(): void;
}

/** Until then a picture may be late without anything being wrong. */
const SETTLING_MS = 3_000;

export function createServedLink(slave: Slave, clock: Clock): ServedLink {
  let loop: LoopState | null = null;
  let watch: Watch = CALM;
  let last: SendReading | null = null;
  let servedSinceMs: number | null = null;
  let isSending = false;
  let rate: SentRate = UNKNOWN_RATE;
  let sizeSent: CameraPlan = 'own';

  function step(reading: SendReading, wanted: PictureSize): boolean {
    const nowMs = clock.nowMs();
    const { camera } = slave.plan();
    loop ??= startLoop(nowMs);
    const before = loop.ceiling;
    // Another size is another rate.
    rate = feelRate(camera === sizeSent ? rate : UNKNOWN_RATE, reading.bytesSent, nowMs);
    sizeSent = camera;
    loop = nextStep(loop, {
      nowMs,
      estimateKbps: reading.availableKbps ?? Number.POSITIVE_INFINITY,
      packetDelayMs: delayBetween(last, reading),
      roundTripMs: reading.roundTripMs ?? 0,
      sentKbps: rate.kbps,
      size: camera === 'own' ? 'off' : camera,
      wanted,
    });
    slave.allow(wanted === 'off' ? 0 : needKbps(wanted));
    return loop.ceiling !== before;
  }

  return {
    ceiling: () => loop?.ceiling ?? '720',
    look(reading, wanted) {
      isSending = last !== null && reading.packetsSent > last.packetsSent;
      if (last !== null && reading.pliCount > last.pliCount) slave.refresh();
      servedSinceMs ??= clock.nowMs();
      const changed = step(reading, wanted);
      last = reading;
      return changed;
    },
    rest() {
      loop = null;
      last = null;
      servedSinceMs = null;
      rate = UNKNOWN_RATE;
      watch = CALM;
    },
    complain() {
      if (slave.plan().camera === 'own') return;
      slave.refresh();
      const nowMs = clock.nowMs();
      if (servedSinceMs === null || nowMs - servedSinceMs < SETTLING_MS) return;
      watch = hearBlind(watch, isSending, nowMs);
      if (isHopeless(watch)) slave.giveUp('the peer sees nothing', 'for now');
    },
  };
}

/** What a packet waited in the sender between two readings, on average. */
function delayBetween(before: SendReading | null, now: SendReading): number {
  if (before === null) return 0;
  const packets = now.packetsSent - before.packetsSent;
  return packets <= 0 ? 0 : Math.max(0, now.sendDelayMs - before.sendDelayMs) / packets;
}
