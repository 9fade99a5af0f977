// Verification as state: the check that runs or was the last, and whom the people here compared with.
import { computed, signal as createSignal, type ReadonlySignal } from '@preact/signals';
import type { Clock } from '../kit/clock.ts';
import type { Mesh } from '../mesh/mesh.ts';
import type { CheckFault, CheckState } from '../signaling/check-state.ts';
import type { Door } from '../signaling/door.ts';
import { createPhraseCheck } from '../signaling/phrase-check.ts';
import type { Signaling } from '../signaling/signaling.ts';
import type { Participant } from './participant.ts';
import { confirmMembers, NOBODY_TRUSTED, revokeMembers, trustIn, type Trust } from './trust.ts';

export type { CheckFault, CheckState } from '../signaling/check-state.ts';
export type { Trust } from './trust.ts';

export type CheckAlarm = Extract<CheckFault, 'mismatch' | 'differs'>;

export interface Verification {
  readonly check: ReadonlySignal<CheckState>;
  /** The phrase of now was confirmed here. */
  readonly confirmed: ReadonlySignal<boolean>;
  /** The last check ended in a way that may mean somebody in between; null otherwise. */
  readonly alarm: ReadonlySignal<CheckAlarm | null>;
  /** Somebody was ever compared with, and it still counts. */
  readonly begun: ReadonlySignal<boolean>;
  /** Reads signals. */
  trustOf(participantId: string): Trust;
  /** Checks with everybody who can be reached or, with ids, with these; joins the check that runs. */
  start(participantIds?: readonly string[]): void;
  /** All heard the phrase of this check; nothing happens when it is not the one of now. */
  confirm(check: string): void;
  /** The phrases differ: takes the verification back and warns the others. Resolves when they are told. */
  deny(): Promise<void>;
}

export interface VerificationOptions {
  signaling: Signaling;
  mesh: Mesh;
  others: ReadonlySignal<readonly Participant[]>;
  clock: Clock;
  door: Pick<Door, 'mayConnect'>;
}

export function createVerification(
  { signaling, mesh, others, clock, door }: VerificationOptions,
  signal: AbortSignal,
): Verification {
  const phraseCheck = createPhraseCheck({ signaling, clock, mayConnect: door.mayConnect }, signal);
  const check = createSignal<CheckState>(phraseCheck.state());
  const confirmed = createSignal(false);
  const trusted = createSignal(NOBODY_TRUSTED);
  const begun = computed(() => trusted.value.verified.size > 0);
  const known = new Set<string>();
  /** Who was there when the phrase came: who comes before it is answered is new, too. */
  let presentThen: readonly string[] = [];

  const tellPeers = () => phraseCheck.setPeers([...known]);
  mesh.on(
    'peer-up',
    ({ peerId }) => {
      known.add(peerId);
      tellPeers();
    },
    signal,
  );
  mesh.on(
    'peer-gone',
    ({ peerId }) => {
      known.delete(peerId);
      tellPeers();
    },
    signal,
  );
  phraseCheck.on(
    'state',
    (next) => {
      if (next.type === 'done') presentThen = [...known];
      if (next.type === 'failed' && alarmOf(next) !== null) {
        trusted.value = revokeMembers(trusted.peek(), next.members);
      }
      confirmed.value = false;
      check.value = next;
    },
    signal,
  );

  return {
    check,
    confirmed,
    alarm: computed(() => alarmOf(check.value)),
    begun,
    trustOf: (participantId) => trustIn(trusted.value, participantId),
    start(participantIds) {
      const reachable = others.peek().filter(({ health }) => health.peek() !== 'lost');
      phraseCheck.start(participantIds ?? reachable.map(({ id }) => id));
    },
    confirm(answered) {
      const now = check.peek();
      if (now.type !== 'done' || now.check !== answered) return;
      trusted.value = confirmMembers(trusted.peek(), now.members, presentThen);
      confirmed.value = true;
    },
    deny: () => phraseCheck.tellDifferent(),
  };
}

function alarmOf(state: CheckState): CheckAlarm | null {
  if (state.type !== 'failed') return null;
  return state.fault === 'mismatch' || state.fault === 'differs' ? state.fault : null;
}
