// How many connections one address may hold, and how many joins it may make per minute.
import { createTokenBucket } from './token-bucket.ts';
import type { TokenBucket } from './token-bucket.ts';

export interface AddressLimitsOptions {
  /** Connections at the same time; 0 = no limit. */
  maxConnections: number;
  /** Joins per minute, all of them at once if need be; 0 = no limit. */
  maxJoinsPerMinute: number;
}

interface Account {
  connections: number;
  joins: TokenBucket;
}

/** The accounts of all addresses. They live in memory only and go when they are level again. */
export function createAddressLimits({ maxConnections, maxJoinsPerMinute }: AddressLimitsOptions) {
  const accounts = new Map<string, Account>();

  return {
    /** Counts a connection of this address, or returns false when it has too many. */
    admit(key: string, nowMs: number): boolean {
      const account = accounts.get(key) ?? {
        connections: 0,
        joins: createTokenBucket(maxJoinsPerMinute / 60, maxJoinsPerMinute, nowMs),
      };
      if (maxConnections > 0 && account.connections >= maxConnections) return false;
      if (!account.joins.take(nowMs)) return false;
      account.connections++;
      accounts.set(key, account);
      return true;
    },

    /** An admitted connection of this address ended. */
    release(key: string): void {
      const account = accounts.get(key);
      if (account !== undefined) account.connections--;
    },

    /** Forgets the addresses that have nothing open and nothing to their account. */
    sweep(nowMs: number): void {
      for (const [key, { connections, joins }] of accounts) {
        if (connections <= 0 && joins.isFull(nowMs)) accounts.delete(key);
      }
    },

    /** The number of addresses remembered. */
    size(): number {
      return accounts.size;
    },
  };
}

export type AddressLimits = ReturnType<typeof createAddressLimits>;
