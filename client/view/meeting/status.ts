// Which lasting condition the status line tells, most pressing first. Reads signals, changes nothing.
import { t } from '../../i18n/i18n.ts';
import type { Room } from '../../room/room.ts';
import { mediaProblems, mediaSentence } from '../devices/media-problem.ts';

export interface Status {
  /** Changes when the condition does; a dismissed one stays away until then. */
  key: string;
  tone: 'warn' | 'info' | 'ok';
  text: string;
  /** The person may wave it away, because nothing more is to be done about it here. */
  dismissable: boolean;
}

type StatusRoom = Pick<Room, 'online' | 'relay' | 'refusal' | 'others' | 'media'>;

/** All conditions that last now, most pressing first. */
export function statusesOf(room: StatusRoom): Status[] {
  return [...connectionStatus(room), ...deviceStatuses(room), ...linkStatuses(room)];
}

function connectionStatus(room: StatusRoom): Status[] {
  const words = t();
  const refusal = room.refusal.value;
  if (!room.online.value) return [warning('offline', words.status.offline)];
  if (room.relay.value === 'refused' && refusal)
    return [warning(`refused-${refusal}`, words.refusal[refusal])];
  if (room.relay.value === 'lost') return [warning('relay', words.status.relayLost)];
  if (room.relay.value === 'connecting' && refusal)
    return [warning('unreachable', words.status.relayUnreachable)];
  if (room.relay.value === 'connecting')
    return [{ ...warning('connecting', words.status.relayConnecting), tone: 'info' }];
  return [];
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
  const muted = media.mutedSpeaking.value
    ? [passing('muted-speaking', 'info', words.status.mutedSpeaking)]
    : [];
  return [...muted, ...problems, ...replaced];
}

function linkStatuses({ others }: StatusRoom): Status[] {
  const words = t().status;
  const all = others.value.map((one) => ({ one, health: one.health.value }));
  const gaveUp = all.filter(({ health }) => health === 'lost');
  const repairing = all.filter(({ health }) => health === 'reconnecting');
  const weak = all.filter(({ health }) => health === 'weak');
  return [
    ...gaveUp.map(({ one }) => warning(`lost-${one.id}`, words.gaveUp(one.name.value))),
    ...repairing.map(({ one }) => warning(`repair-${one.id}`, words.lost(one.name.value))),
    ...weak.map(({ one }) => warning(`weak-${one.id}`, words.weak(one.name.value))),
  ];
}

function passing(key: string, tone: Status['tone'], text: string): Status {
  return { key, tone, text, dismissable: true };
}

function warning(key: string, text: string): Status {
  return { key, tone: 'warn', text, dismissable: false };
}
