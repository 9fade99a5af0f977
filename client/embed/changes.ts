// What happened between two states of the meeting, as events for the page around it. Pure.
import type { MeetingState, Person } from './api.ts';
import type { FrameEvents } from './from-frame.ts';

export type Change = {
  [Name in keyof FrameEvents]: { name: Name; detail: FrameEvents[Name] };
}[keyof FrameEvents];

/** In the order in which a page would want to hear of them. */
export function changesBetween(before: MeetingState, after: MeetingState): Change[] {
  const changes: Change[] = [];
  const self = after.people.find(({ isSelf }) => isSelf);
  const isIn = after.stage === 'meeting';
  const wasIn = before.stage === 'meeting';
  if (isIn && !wasIn && self) changes.push({ name: 'joined', detail: { id: self.id } });
  if (wasIn && !isIn) changes.push({ name: 'left', detail: {} });
  // Who leaves does not see all others leave.
  if (isIn) changes.push(...peopleChanges(wasIn ? before.people : [], after.people));
  changes.push(
    ...ownChanges(
      before.people.find(({ isSelf }) => isSelf),
      self,
    ),
  );
  if (isIn && speaker(before) !== speaker(after)) {
    changes.push({ name: 'speaker', detail: { id: speaker(after) } });
  }
  for (const knock of after.knocks) {
    if (before.knocks.every(({ id }) => id !== knock.id))
      changes.push({ name: 'knock', detail: knock });
  }
  if (before.unread !== after.unread) {
    changes.push({ name: 'unreadCount', detail: { count: after.unread } });
  }
  if (before.locked !== after.locked) {
    changes.push({ name: 'locked', detail: { locked: after.locked } });
  }
  if (before.connection !== after.connection) {
    changes.push({ name: 'connection', detail: { level: after.connection } });
    if (after.connection === 'reconnecting') changes.push({ name: 'reconnecting', detail: {} });
  }
  if (before.layout !== after.layout) {
    changes.push({ name: 'layout', detail: { layout: after.layout } });
  }
  if (before.audioOnly !== after.audioOnly) {
    changes.push({ name: 'audioOnly', detail: { on: after.audioOnly } });
  }
  return changes;
}

function peopleChanges(before: readonly Person[], after: readonly Person[]): Change[] {
  const was = new Map(before.map((person) => [person.id, person]));
  const is = new Set(after.map(({ id }) => id));
  const changes: Change[] = [];
  for (const person of before) {
    if (!is.has(person.id)) changes.push({ name: 'participantLeft', detail: person });
  }
  for (const person of after) {
    const earlier = was.get(person.id);
    if (earlier === undefined) {
      if (!person.isSelf) changes.push({ name: 'participantJoined', detail: person });
    } else if (lasting(earlier) !== lasting(person)) {
      changes.push({ name: 'participantChanged', detail: person });
    }
    if (earlier !== undefined && earlier.role !== person.role) {
      changes.push({ name: 'roleChanged', detail: { id: person.id, role: person.role } });
    }
    if ((earlier?.verified ?? false) !== person.verified) {
      changes.push({ name: 'verified', detail: { id: person.id, verified: person.verified } });
    }
    const [raised, wasRaised] = [person.hand !== null, (earlier?.hand ?? null) !== null];
    if (raised !== wasRaised) changes.push({ name: 'hand', detail: { id: person.id, raised } });
  }
  return changes;
}

function ownChanges(before: Person | undefined, after: Person | undefined): Change[] {
  return (['audio', 'video', 'screen'] as const).flatMap((name) => {
    const on = after?.[name] ?? false;
    return (before?.[name] ?? false) === on ? [] : [{ name, detail: { on } }];
  });
}

/** What `participantChanged` is about: speaking and the place in the queue have events of their own. */
function lasting({ name, role, audio, video, screen, connection }: Person): string {
  return JSON.stringify([name, role, audio, video, screen, connection]);
}

function speaker({ people }: MeetingState): string | null {
  return people.find(({ speaking }) => speaking)?.id ?? null;
}
