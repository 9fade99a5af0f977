// Which news the person wants spoken, shown or heard as a sound, and how closely; remembered here.
import { array, boolean, literal, object, string } from '../../shared/parse.ts';
import type { Store } from '../kit/store.ts';
import { createPreference, type Preference } from './preference.ts';

export interface NoticeChoice {
  /** Told to screen readers. */
  spoken: boolean;
  /** In the announcement slot. */
  shown: boolean;
  /** A short tone. */
  sound: boolean;
}

/** `joined`, `left`, `connection`, `knock`, or the id of the feature that has news. */
export type NoticeKind = string;

/** How long further news waits, so that much of it becomes one sentence. */
export const PACES = ['lively', 'calm', 'sparse'] as const;
export type Pace = (typeof PACES)[number];

export interface NoticePreferences {
  readonly choices: Preference<readonly ({ kind: NoticeKind } & NoticeChoice)[]>;
  readonly pace: Preference<Pace>;
}

/** Somebody wants to be let in; shown as a card, not in the announcement slot. */
export const KNOCK = 'knock';

const DEFAULT_CHOICE: NoticeChoice = { spoken: true, shown: true, sound: false };
/** A guest at the door must not wait until the host looks. */
const DEFAULT_KNOCK: NoticeChoice = { ...DEFAULT_CHOICE, sound: true };
const MAX_KINDS = 100;
const parseChoices = array(
  object({ kind: string(64, 1), spoken: boolean, shown: boolean, sound: boolean }),
  MAX_KINDS,
);

export function createNoticePreferences(store: Store): NoticePreferences {
  return {
    choices: createPreference(store, 'choices', parseChoices, []),
    pace: createPreference(store, 'pace', literal(...PACES), 'calm'),
  };
}

/** What holds for a kind now; reads a signal. */
export function noticeChoice({ choices }: NoticePreferences, kind: NoticeKind): NoticeChoice {
  const chosen = choices.value.value.find((choice) => choice.kind === kind);
  return chosen ?? (kind === KNOCK ? DEFAULT_KNOCK : DEFAULT_CHOICE);
}

export function chooseNotice(
  preferences: NoticePreferences,
  kind: NoticeKind,
  change: Partial<NoticeChoice>,
): void {
  const others = preferences.choices.value.peek().filter((choice) => choice.kind !== kind);
  preferences.choices.set([...others, { ...noticeChoice(preferences, kind), ...change, kind }]);
}
