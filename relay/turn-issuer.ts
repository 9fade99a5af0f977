// The relay's frames with TURN servers and fresh credentials, and when the next one is due.
import { randomBytes } from 'node:crypto';
import { RELAY_HEARTBEAT_MS } from '../shared/limits.ts';
import { encodeTurn } from '../shared/relay-protocol.ts';
import { turnCredentials } from './turn-credentials.ts';

export interface TurnOptions {
  urls: readonly string[];
  secret: string;
  ttlSeconds: number;
}

export interface TurnIssuer {
  /** A frame for one member. */
  issue(): Uint8Array;
  /**
   * After this long a member's credentials are renewed. Looked at once per heartbeat, so that two
   * heartbeats must fit into what is left.
   */
  renewAfterMs: number;
}

/** Issues credentials for one member at a time, so that coturn's quota per user counts members. */
export function createTurnIssuer({ urls, secret, ttlSeconds }: TurnOptions): TurnIssuer {
  const ttlMs = ttlSeconds * 1000;
  return {
    renewAfterMs: Math.max(0, Math.min(ttlMs / 2, ttlMs - 2 * RELAY_HEARTBEAT_MS)),
    issue() {
      const nonce = randomBytes(12).toString('base64url');
      const credentials = turnCredentials(secret, Math.floor(Date.now() / 1000), ttlSeconds, nonce);
      const message = { iceServers: [{ urls, ...credentials }], ttlSeconds };
      return encodeTurn(Buffer.from(JSON.stringify(message)));
    },
  };
}
