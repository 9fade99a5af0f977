// What a check says in words: whom we wait for, and why there is no phrase. Reads signals, changes nothing.
import { inLocale } from '../../i18n/i18n.ts';
import { verify as verifyWords } from '../../i18n/verify.ts';
import type { Room } from '../../room/room.ts';
import type { CheckState } from '../../room/verification.ts';

type People = Pick<Room, 'self' | 'others'>;
type Failed = Extract<CheckState, { type: 'failed' }>;

/** Names of the others among these ids; who has left has none. */
export function namesOf(ids: readonly string[], { others }: People): string[] {
  return others.value.filter(({ id }) => ids.includes(id)).map(({ name }) => name.value);
}

/** Whose answer is not there yet; ids. */
export function waitedFor(state: CheckState): readonly string[] {
  if (state.type !== 'running') return [];
  const { members, commitments, nonces } = state;
  const silent = members.filter((id) => !commitments.has(id));
  // Oneself is never in the list of those who were heard.
  return silent.length > 1 ? silent : members.filter((id) => !nonces.has(id));
}

/** Something that the person must act upon: somebody may sit in between. */
export function isAlarm(state: CheckState): state is Failed {
  return state.type === 'failed' && (state.fault === 'mismatch' || state.fault === 'differs');
}

/** Who says so, for an alarm that came from others; '' when their name is not known any more. */
export function alarmText(state: Failed, people: People): string {
  const names = namesOf(state.whom, people);
  return state.fault === 'differs' && names.length > 0 ? inLocale(verifyWords).saidBy(names) : '';
}

/** Why there is no phrase, and what to do. */
export function faultText(state: Failed, people: People): string {
  const words = inLocale(verifyWords);
  const known = namesOf(state.whom, people);
  const names = known.length > 0 ? known : [words.somebody];
  switch (state.fault) {
    case 'silent':
      return words.silent(names);
    case 'left':
      return words.left(names);
    case 'stranger':
      return words.stranger;
    case 'refused':
      return state.whom.includes(people.self.id) ? words.refusedHere : words.refusedThere(names);
    case 'mismatch':
      return words.mismatch;
    case 'differs':
      return words.differs;
    default:
      return state.fault satisfies never;
  }
}
