// The meeting as state: what the view reads and the commands it gives.
import type { ReadonlySignal } from '@preact/signals';
import type { CloseReason } from '../../shared/close-codes.ts';
import type { Bus } from './bus.ts';
import type { LocalMedia } from './local-media.ts';
import type { Participant } from './participant.ts';

/**
 * The relay connection. `lost`: interrupted, we retry by ourselves and the conversation goes on;
 * `refused`: the relay does not want us (see `refusal`) and we do not retry.
 */
export type RelayState = 'connecting' | 'open' | 'lost' | 'refused';

/** Passing news for the announcement slot and screen readers. */
export type News =
  | { type: 'joined'; name: string }
  | { type: 'left'; name: string }
  | { type: 'relay-back' }
  /** One sentence from a feature, already in the user's language. */
  | { type: 'text'; text: string };

export interface Room {
  readonly self: Participant;
  /** Everybody else, in order of joining. */
  readonly others: ReadonlySignal<readonly Participant[]>;
  readonly relay: ReadonlySignal<RelayState>;
  readonly refusal: ReadonlySignal<CloseReason | 'unreachable' | null>;
  /** False while the browser says that there is no network. */
  readonly online: ReadonlySignal<boolean>;
  /** Date.now() of joining, for the clock in the bar. */
  readonly joinedAtMs: number;
  readonly media: LocalMedia;
  readonly bus: Bus;
  /** Calls for each piece of news until the signal aborts. */
  onNews(listener: (news: News) => void, signal: AbortSignal): void;
  /** Says something to the announcement slot on this screen only. */
  announce(news: News): void;
  /** Tries a lost participant again at once. */
  retry(participantId: string): void;
  /** Says goodbye to everybody and ends all that belongs to the meeting. */
  leave(): void;
}
