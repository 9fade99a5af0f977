// What the meeting screen accepts from outside itself: entries of the bar, panels, marks. Plain data
// where it can be, so that the bar decides by width whether an entry is a button or a line in More.
import type { ReadonlySignal } from '@preact/signals';
import type { IconNode } from 'lucide';
import type { ComponentChildren } from 'preact';
import type { Participant } from '../room/participant.ts';

/** One button of the bar. Functions are read inside render, so they may read signals. */
export interface BarEntry {
  id: string;
  /** Rising from the start of the bar; hand 20, reactions 30, chat 40, people 50. */
  order: number;
  /** Which side of the divider: what concerns the stage, or what concerns talking and people. */
  group: 'stage' | 'talk';
  /** Accessible name; contains the visible word. */
  label: () => string;
  /** The visible word. */
  word: () => string;
  icon: () => IconNode;
  /** For toggles: true = on. Mapped to aria-pressed. */
  pressed?: () => boolean;
  /** For what opens a panel or a popover. Mapped to aria-expanded. */
  expanded?: () => boolean;
  /** A number at the top end of the icon; 0 for nothing. */
  badge?: () => number;
  /** What the number counts, for the ears; new things unless told otherwise. */
  badgeLabel?: (count: number) => string;
  /** `live` for people who wait, `accent` (the default) for what is unread. */
  badgeTone?: 'accent' | 'live';
  /** Why it cannot be used now, in a sentence; null when it can. A press then says the reason. */
  reason?: () => string | null;
  /** Pressing it asks to speak. */
  asksToSpeak?: boolean;
  /** `live` fills the pressed button with Raps (raised hand), `accent` is the usual open state. */
  tone?: 'accent' | 'live';
  /**
   * Smallest width of the meeting, in CSS pixels, at which the entry is a button; below that it is a
   * line in More. 0 for always, 1040 (the default) for those that give way first.
   */
  minWidth?: number;
  /** The key that it has until the person chooses another, such as 'H'. */
  shortcut?: string;
  /** What a press does; not called when there is a popover. */
  press: () => void;
  /** Small content that opens above the button, e.g. the reactions to choose from. */
  popover?: (close: () => void) => ComponentChildren;
}

/** A side panel; one is open at a time. */
export interface PanelEntry {
  id: string;
  title: () => string;
  render: () => ComponentChildren;
  /** Buttons in the panel's head, before the one that closes it. */
  actions?: () => ComponentChildren;
}

/** A line in the menu of a person in the People panel. */
export interface PersonAction {
  id: string;
  /** Rising from the top of the menu; private message 10. */
  order: number;
  icon: IconNode;
  label: () => string;
  /** False where it would do nothing, e.g. for oneself. */
  shown: (participant: Participant) => boolean;
  press: (participant: Participant) => void;
}

/** What a page that shows the meeting in a frame may ask of a feature, and is told by it. Plain data only. */
export interface OutsideEntry {
  /** Carries out a command; false when the value is refused. */
  commands?: Readonly<Record<string, (value: string | boolean) => boolean>>;
  /** Place of somebody in an order that the feature keeps, from 1, null for none. Reads signals. */
  hand?: (participantId: string) => number | null;
  /** How much the person has not seen. Reads signals. */
  unread?: () => number;
  /** Calls with who reacted and how, until the meeting ends. */
  onReaction?: (listener: (participantId: string, kind: string) => void) => void;
}

/** Everything that the features of a meeting put on the screen. */
export interface MeetingSlots {
  bar: readonly BarEntry[];
  panels: readonly PanelEntry[];
  tileMarks: readonly ((participant: Participant) => ComponentChildren)[];
  tileOverlays: readonly ((participant: Participant) => ComponentChildren)[];
  peopleMarks: readonly ((participant: Participant) => ComponentChildren)[];
  /** The place of somebody who wants to speak, from 1, null for none: shown first when not all fit. */
  callers: readonly ((participant: Participant) => number | null)[];
  personActions: readonly PersonAction[];
  /** Kinds of news that features announce, with what they are about. */
  notices: readonly NoticeLabel[];
  outside: readonly OutsideEntry[];
}

export interface NoticeLabel {
  /** As in News. */
  kind: string;
  label: () => string;
}

/** The one open side panel by id, null for none; owned by the app, so that features can ask for theirs. */
export interface PanelState {
  readonly open: ReadonlySignal<string | null>;
  show(id: string | null): void;
}
