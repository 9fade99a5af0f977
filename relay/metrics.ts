// Counters in Prometheus text format: numbers only, never a room, an address or a name.
import type { CloseReason } from '../shared/close-codes.ts';
import type { Refusal } from './admission.ts';

export type RefusedReason = Refusal | 'roomFull' | 'tooManyFromAddress' | 'draining';
export type DroppedReason = CloseReason | 'protocolError';

/** What is measured at the moment of asking. */
export interface Gauges {
  connections: number;
  watchers: number;
  rooms: number;
  roomsBySize: ReadonlyMap<number, number>;
  loopDelayP99Ms: number;
  residentBytes: number;
}

/** The counters; the hot ones are plain numbers to add to. */
export function createMetrics() {
  const refused = new Map<RefusedReason, number>();
  const dropped = new Map<DroppedReason, number>();
  const counts = { joined: 0, frames: 0, bytes: 0, undeliverable: 0, turnIssued: 0, countsTold: 0 };

  return {
    counts,
    refuse(reason: RefusedReason): void {
      refused.set(reason, (refused.get(reason) ?? 0) + 1);
    },
    drop(reason: DroppedReason): void {
      dropped.set(reason, (dropped.get(reason) ?? 0) + 1);
    },

    /** Everything as text (exposition format 0.0.4). */
    text(gauges: Gauges): string {
      return [
        family('connections', 'gauge', 'Open member connections.', gauges.connections),
        family('watchers', 'gauge', 'Open connections that only watch.', gauges.watchers),
        family('counts_told_total', 'counter', 'Counts told to watchers.', counts.countsTold),
        family('rooms', 'gauge', 'Rooms with at least one member.', gauges.rooms),
        labeled(
          'rooms_by_size',
          'gauge',
          'Rooms by number of members.',
          'size',
          gauges.roomsBySize,
        ),
        family('joined_total', 'counter', 'Members that got into a room.', counts.joined),
        labeled('refused_total', 'counter', 'Connections refused.', 'reason', refused),
        labeled('dropped_total', 'counter', 'Connections ended by the relay.', 'reason', dropped),
        family('frames_total', 'counter', 'Frames taken from members.', counts.frames),
        family('bytes_total', 'counter', 'Bytes in these frames.', counts.bytes),
        family('undeliverable_total', 'counter', 'Frames for nobody.', counts.undeliverable),
        family('turn_issued_total', 'counter', 'TURN credentials issued.', counts.turnIssued),
        family(
          'event_loop_delay_p99_seconds',
          'gauge',
          'How late timers were, 99th percentile of the last ten seconds.',
          gauges.loopDelayP99Ms / 1000,
        ),
        family('resident_memory_bytes', 'gauge', 'Resident set size.', gauges.residentBytes),
      ].join('');
    },
  };
}

export type Metrics = ReturnType<typeof createMetrics>;

function head(name: string, type: string, help: string): string {
  return `# HELP schnack_${name} ${help}\n# TYPE schnack_${name} ${type}\n`;
}

function family(name: string, type: string, help: string, value: number): string {
  return `${head(name, type, help)}schnack_${name} ${value}\n`;
}

function labeled(
  name: string,
  type: string,
  help: string,
  label: string,
  values: ReadonlyMap<string | number, number>,
): string {
  const lines = [...values].map(([key, value]) => `schnack_${name}{${label}="${key}"} ${value}\n`);
  return head(name, type, help) + lines.join('');
}
