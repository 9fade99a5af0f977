// Which lasting condition the status line tells, most pressing first. Reads signals, changes nothing.
import { inLocale, t } from '../../i18n/i18n.ts';
import { addresses as addressWords } from '../../i18n/addresses.ts';
import { access as accessWords } from '../../i18n/access.ts';
import { status as statusWords } from '../../i18n/status.ts';
import { endMsOf } from '../../room/expiry.ts';
import type { OverallTrouble, PersonTrouble } from '../../room/health.ts';
import type { Room } from '../../room/room.ts';
import { mediaProblems, mediaSentence } from '../devices/media-problem.ts';
import { clockText } from '../plan/moment-text.ts';

export interface Status {
  /** Changes when the condition does; a dismissed one stays away until then. */
  key: string;
  tone: 'warn' | 'info' | 'ok';
  text: string;
  /** The person may wave it away, because nothing more is to be done about it here. */
  dismissable: boolean;
  /** Whom to try again by a press; null where we try by ourselves. */
  retryId: string | null;
}

type StatusRoom = Pick<Room, 'health' | 'others' | 'media' | 'echoing' | 'expiry' | 'addresses'>;

/** All conditions that last now, most pressing first. */
export function statusesOf(room: StatusRoom): Status[] {
  const { overall, people } = room.health.value;
  const nameOf = (id: string) => room.others.value.find((one) => one.id === id)?.name.value ?? '';
  const whole = overall === null ? [] : [overallStatus(overall)];
  const links = people.map((trouble) => personStatus(trouble, nameOf(trouble.id)));
  const devices = [...deviceStatuses(room), ...echoStatuses(room, nameOf)];
  const expiry = expiryStatuses(room.expiry);
  return overall?.code === 'manyPeople'
    ? [...devices, ...links, ...expiry, ...whole]
    : [...detourStatuses(room.addresses), ...whole, ...devices, ...links, ...expiry];
}

/** Before all others: it is why nobody is reached. */
function detourStatuses({ forced, unreachable }: Room['addresses']): Status[] {
  const words = inLocale(addressWords);
  if (!unreachable.value) return [];
  const text = forced.value ? words.unreachableForced : words.unreachable;
  return [warning('detour', text)];
}

/** Those inside are told that nobody else can come; their conversation goes on. */
function expiryStatuses({ hour, validity }: Room['expiry']): Status[] {
  const words = inLocale(accessWords);
  switch (validity.value) {
    case 'valid':
      return [];
    case 'soon':
      return [passing('expiry-soon', 'info', words.soon(clockText(endMsOf(hour ?? 0))))];
    case 'over':
    case 'closed':
      return [passing('expiry-over', 'info', words.over)];
    default:
      return validity.value satisfies never;
  }
}

/** What is wrong with the connection as a whole, in one sentence. */
export function overallSentence(trouble: OverallTrouble): string {
  const words = t();
  switch (trouble.code) {
    case 'refused':
      return words.refusal[trouble.reason];
    case 'blocked':
      return trouble.detour ? inLocale(statusWords).blockedDetour : inLocale(statusWords).blocked;
    default:
      return inLocale(statusWords)[trouble.code];
  }
}

function overallStatus(trouble: OverallTrouble): Status {
  const key = trouble.code === 'refused' ? `refused-${trouble.reason}` : trouble.code;
  const text = overallSentence(trouble);
  if (trouble.code === 'manyPeople') return passing(key, 'info', text);
  return { ...warning(key, text), tone: trouble.code === 'relayConnecting' ? 'info' : 'warn' };
}

/** What is wrong between oneself and one person, in one sentence. */
export function personSentence(code: PersonTrouble['code'], name: string): string {
  const words = inLocale(statusWords);
  switch (code) {
    case 'weak':
      return words.weak(name);
    case 'unreached':
      return words.unreached(name);
    case 'reconnecting':
      return words.lost(name);
    case 'lost':
      return words.gaveUp(name);
    default:
      return code satisfies never;
  }
}

function personStatus({ id, code }: PersonTrouble, name: string): Status {
  const status = warning(`${code}-${id}`, personSentence(code, name));
  return code === 'lost' ? { ...status, retryId: id } : status;
}

function deviceStatuses({ media }: StatusRoom): Status[] {
  const words = t();
  const problems = mediaProblems(media).map(({ kind, problem }) =>
    passing(`${kind}-${problem}`, 'warn', mediaSentence(kind, problem)),
  );
  const replaced = [media.microphone, media.camera].flatMap((source) => {
    const change = source.replaced.value;
    if (!change) return [];
    const text = words.media.replaced(change.lost, change.using);
    return [passing(`replaced-${change.lost}-${change.using}`, 'info', text)];
  });
  return [...problems, ...replaced];
}

/** Nothing can be done about it here, but those who do not hear it have to be told. */
function echoStatuses({ echoing }: StatusRoom, nameOf: (id: string) => string): Status[] {
  return echoing.value.map((id) =>
    passing(`echo-${id}`, 'info', inLocale(statusWords).echo(nameOf(id))),
  );
}

function passing(key: string, tone: Status['tone'], text: string): Status {
  return { key, tone, text, dismissable: true, retryId: null };
}

function warning(key: string, text: string): Status {
  return { key, tone: 'warn', text, dismissable: false, retryId: null };
}
