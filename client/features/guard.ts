// Wraps what a feature gives to the shell so that a fault in it is reported and has no other effect.
import { h, type ComponentChildren } from 'preact';
import type { Participant } from '../room/participant.ts';
import type {
  BarEntry,
  MeetingSlots,
  OutsideEntry,
  PanelEntry,
  PersonAction,
} from '../view/slots.ts';
import type { Slots } from './feature.ts';
import { Guarded } from './guarded.tsx';

type OnFault = (error: unknown) => void;
type ParticipantSlot = (participant: Participant) => ComponentChildren;

/** The slots of one feature, guarded, as lists of none or one. */
export function guardSlots(id: string, slots: Slots, onFault: OnFault): MeetingSlots {
  const participantSlot = (slot: ParticipantSlot | undefined): ParticipantSlot[] =>
    slot
      ? [(participant) => h(Guarded, { key: id, onFault, render: () => slot(participant) })]
      : [];
  return {
    bar: slots.toolbar ? [guardEntry(id, slots.toolbar, onFault)] : [],
    panels: slots.panel ? [guardPanel(id, slots.panel, onFault)] : [],
    tileMarks: participantSlot(slots.tileMark),
    tileOverlays: participantSlot(slots.tileOverlay),
    peopleMarks: participantSlot(slots.peopleMark),
    callers: slots.caller ? [guarded(slots.caller, null, onFault)] : [],
    personActions: (slots.personActions ?? []).map((action) => guardAction(action, onFault)),
    outside: slots.outside ? [guardOutside(slots.outside, onFault)] : [],
    notices: slots.notice ? [{ kind: id, label: guarded(slots.notice, id, onFault) }] : [],
  };
}

/** Calls `call`; when it throws, reports that and gives `fallback`. */
export function guarded<Arguments extends unknown[], Result>(
  call: (...given: Arguments) => Result,
  fallback: Result,
  onFault: OnFault,
): (...given: Arguments) => Result {
  return (...given) => {
    try {
      return call(...given);
    } catch (error) {
      onFault(error);
      return fallback;
    }
  };
}

function guardEntry(id: string, entry: Omit<BarEntry, 'id'>, onFault: OnFault): BarEntry {
  const { pressed, expanded, badge, badgeLabel, reason, popover } = entry;
  return {
    ...entry,
    id,
    label: guarded(entry.label, id, onFault),
    word: guarded(entry.word, id, onFault),
    icon: guarded(entry.icon, [], onFault),
    press: guarded(entry.press, undefined, onFault),
    ...(pressed && { pressed: guarded(pressed, false, onFault) }),
    ...(expanded && { expanded: guarded(expanded, false, onFault) }),
    ...(badge && { badge: guarded(badge, 0, onFault) }),
    ...(badgeLabel && { badgeLabel: guarded(badgeLabel, '', onFault) }),
    ...(reason && { reason: guarded(reason, null, onFault) }),
    ...(popover && {
      popover: (close: () => void) => h(Guarded, { onFault, render: () => popover(close) }),
    }),
  };
}

function guardPanel(id: string, panel: Omit<PanelEntry, 'id'>, onFault: OnFault): PanelEntry {
  return {
    id,
    title: guarded(panel.title, id, onFault),
    render: () => h(Guarded, { onFault, render: panel.render }),
    ...(panel.actions && {
      actions: () => h(Guarded, { onFault, render: panel.actions ?? nothing }),
    }),
  };
}

function guardAction(action: PersonAction, onFault: OnFault): PersonAction {
  return {
    ...action,
    label: guarded(action.label, action.id, onFault),
    shown: guarded(action.shown, false, onFault),
    press: guarded(action.press, undefined, onFault),
  };
}

function guardOutside(entry: OutsideEntry, onFault: OnFault): OutsideEntry {
  const { commands = {}, hand, unread, onReaction } = entry;
  return {
    commands: Object.fromEntries(
      Object.entries(commands).map(([name, run]) => [name, guarded(run, false, onFault)]),
    ),
    ...(hand && { hand: guarded(hand, null, onFault) }),
    ...(unread && { unread: guarded(unread, 0, onFault) }),
    ...(onReaction && { onReaction: guarded(onReaction, undefined, onFault) }),
  };
}

const nothing = () => null;
