// What hosts may order, and what it means for everybody: the shape that the view reads and commands.
import type { ReadonlySignal } from '@preact/signals';
import type { Knock, Standing } from '../signaling/door.ts';
import type { Role } from '../signaling/orders/order-book.ts';
import type { Policy } from '../signaling/orders/statement.ts';

export type { Knock, Policy, Role, Standing };

/** What a policy can keep to hosts and co-hosts. */
export type Right = keyof Policy['allow'];

/** What is left out stays as it is. */
export type PolicyChange = Partial<Omit<Policy, 'allow'>> & { allow?: Partial<Policy['allow']> };

/** What somebody who waits says about themselves besides the name. */
export interface Knocking {
  readonly note: ReadonlySignal<string>;
  /** Up to MAX_NOTE_CHARACTERS; those who can open see it. */
  setNote(note: string): void;
}

/** Outside, and it is still open whether one gets in. */
export type AtTheDoor = Extract<Standing, 'waiting' | 'unattended' | 'locked'>;

/** Why somebody is not in the meeting any more. */
export type Turn = Exclude<Standing, 'inside' | AtTheDoor>;

export function isAtTheDoor(standing: Standing): standing is AtTheDoor {
  return standing === 'waiting' || standing === 'unattended' || standing === 'locked';
}

export interface Moderation {
  readonly policy: ReadonlySignal<Policy>;
  /** What one has decided about the waiting room oneself in this stay; null = nothing. */
  readonly decidedLobby: ReadonlySignal<boolean | null>;
  /** One's own role. Commands do nothing for guests. */
  readonly role: ReadonlySignal<Role>;
  roleOf(participantId: string): Role;
  /** Who waits, in order of coming; empty for guests. */
  readonly knocks: ReadonlySignal<readonly Knock[]>;
  /** Silenced by a host, and not yet allowed or willing to be heard again. Reads signals. */
  isMuted(participantId: string): boolean;
  /** Whether this person may do that now. Reads signals. */
  mayUse(right: Right, participantId: string): boolean;

  admit(participantIds: readonly string[]): Promise<void>;
  turnAway(participantIds: readonly string[]): Promise<void>;
  /** Closes everybody's connection to the person; from then on newcomers wait. */
  remove(participantId: string): Promise<void>;
  /** Removes, and moves all others to a new link. */
  removeAndRenewLink(participantId: string): Promise<void>;
  renewLink(): Promise<void>;
  mute(participantIds: readonly string[]): Promise<void>;
  /** Everybody but oneself. */
  muteOthers(): Promise<void>;
  /** Takes a mute back: needed where people may not unmute themselves. */
  letSpeak(participantIds: readonly string[]): Promise<void>;
  makeCohost(participantId: string): Promise<void>;
  revokeCohost(participantId: string): Promise<void>;
  setPolicy(change: PolicyChange): Promise<void>;
  endForAll(): Promise<void>;
}
