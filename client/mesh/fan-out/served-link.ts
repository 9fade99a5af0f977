// One link that can be served from the pool: four times a second a look at its line, an ear for the peer's
// complaints, and the way out of the pool and back when the line is narrow.
import type { Clock } from '../../kit/clock.ts';
import type { SendReading } from '../send-reading.ts';
import { needKbps, UNWATCHED, watchLine, type LineWatch } from './line-watch.ts';
import { foundNarrow, readNarrow, WIDE_LINE, type NarrowLine } from './narrow-line.ts';
import { feelRate, UNKNOWN_RATE, type SentRate } from './sent-rate.ts';
import type { Slave } from './slave.ts';
import { CALM, hearBlind, isHopeless, type Watch } from './watchdog.ts';

export interface ServedLink {
  /** A look at the line while the pool serves it; true when it has just been found too narrow for that. */
  look(reading: SendReading): boolean;
  /** Until then it has an encoder of its own, which follows the line. */
  isNarrow(): boolean;
  /** The pool does not serve it now; whether its line limits its own encoder. */
  rest(isLimited: boolean): void;
  /** The peer says that its picture stands still. */
  complain(): void;
}

/** Until then a picture may be late without anything being wrong. */
const SETTLING_MS = 3_000;

export function createServedLink(slave: Slave, clock: Clock, isFull: () => boolean): ServedLink {
  let line: LineWatch = UNWATCHED;
  let narrow: NarrowLine = WIDE_LINE;
  let watch: Watch = CALM;
  let last: SendReading | null = null;
  let servedSinceMs: number | null = null;
  let isSending = false;
  let rate: SentRate = UNKNOWN_RATE;

  return {
    look(reading) {
      const nowMs = clock.nowMs();
      const { camera } = slave.plan();
      const size = camera === 'own' ? 'off' : camera;
      isSending = last !== null && reading.packetsSent > last.packetsSent;
      if (last !== null && reading.pliCount > last.pliCount) slave.refresh();
      servedSinceMs ??= nowMs;
      // Another size is another rate.
      rate = feelRate(size === line.size ? rate : UNKNOWN_RATE, reading.bytesSent, nowMs);
      line = watchLine(line, {
        nowMs,
        estimateKbps: reading.availableKbps ?? Number.POSITIVE_INFINITY,
        packetDelayMs: delayBetween(last, reading),
        roundTripMs: (last?.roundTrips ?? 0) < reading.roundTrips ? reading.roundTripMs : null,
        sentKbps: rate.kbps,
        isFull: isFull(),
        size,
      });
      last = reading;
      slave.allow(needKbps(size));
      // Where the device is at its limit, the pool goes on serving a narrow line.
      narrow = line.isNarrow ? foundNarrow(narrow, nowMs) : readNarrow(narrow, false, nowMs);
      return line.isNarrow;
    },
    isNarrow: () => narrow.sinceMs !== null,
    rest(isLimited) {
      narrow = readNarrow(narrow, isLimited, clock.nowMs());
      line = UNWATCHED;
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
