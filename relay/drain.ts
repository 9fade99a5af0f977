// Sends everybody away in good order: a notice at once, then the closes spread over the grace time.
import { setTimeout as sleep } from 'node:timers/promises';
import type { CloseReason } from '../shared/close-codes.ts';
import { encodeNotice } from '../shared/relay-protocol.ts';

/** What is sent away: a member or a watcher. */
export interface Drained {
  send(frame: Uint8Array): void;
  end(reason: CloseReason): void;
}

const STEP_MS = 50;

/**
 * Resolves when each connection has got its close code. Spread, because the members come back
 * elsewhere at that pace.
 */
export async function drain(connections: readonly Drained[], graceMs: number): Promise<void> {
  const notice = encodeNotice('draining');
  for (const connection of connections) connection.send(notice);
  const steps = Math.max(1, Math.floor(graceMs / STEP_MS));
  let ended = 0;
  for (let step = 1; step <= steps; step++) {
    const due = Math.ceil((connections.length * step) / steps);
    for (const connection of connections.slice(ended, due)) connection.end('draining');
    ended = due;
    if (ended === connections.length) return;
    await sleep(STEP_MS);
  }
}
