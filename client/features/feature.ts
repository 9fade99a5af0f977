// What a feature is: a folder whose index.tsx default-exports one of these (see README.md here).
import type { ReadonlySignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import type { Parser } from '../../shared/parse.ts';
import type { Direct } from '../room/direct.ts';
import type { Event } from '../room/event.ts';
import type { SharedLog, Supersede } from '../room/log-document.ts';
import type { Right } from '../room/moderation.ts';
import type { Participant } from '../room/participant.ts';
import type { Presence } from '../room/presence.ts';
import type { BarEntry, OutsideEntry, PanelEntry, PersonAction } from '../view/slots.ts';

/** Where a feature may put something on the screen; every slot is read and guarded by the host. */
export interface Slots {
  /** A button in the bar (or a line in More), as data: the shell lays it out and names it. */
  toolbar?: Omit<BarEntry, 'id'>;
  /** A side panel; the feature's button opens it by `context.panel.toggle()`. */
  panel?: Omit<PanelEntry, 'id'>;
  /** A mark on a tile, e.g. the raised hand; null for nothing. */
  tileMark?: (participant: Participant) => ComponentChildren;
  /** Something over the end edge of a tile, e.g. rising reactions. */
  tileOverlay?: (participant: Participant) => ComponentChildren;
  /** A mark beside a name in the People panel. */
  peopleMark?: (participant: Participant) => ComponentChildren;
  /** The place of somebody who wants to speak, from 1, null for none: shown first when not all fit. */
  caller?: (participant: Participant) => number | null;
  /** Lines in the menu of a person in the People panel. */
  personActions?: readonly PersonAction[];
  /** What the sentences of `announce` are about, so that people can choose how they want them told. */
  notice?: () => string;
  /** What a page that shows the meeting in a frame may ask for and is told. */
  outside?: OutsideEntry;
}

/** What the host gives a feature; everything is scoped to its id. */
export interface FeatureContext<Strings> {
  readonly self: Participant;
  /** Everybody, self first. */
  readonly participants: ReadonlySignal<readonly Participant[]>;
  /**
   * What happened now; latecomers hear nothing. The listener also hears what this screen sends.
   * Event, presence, log and direct: each at most once per feature, several messages are a union by `type`.
   */
  event<Value>(
    parse: Parser<Value>,
    listener: (value: Value, from: Participant) => void,
  ): Event<Value>;
  /** Everybody's own last word; gone when its owner goes. */
  presence<Value>(parse: Parser<Value>): Presence<Value>;
  /** A document that only grows: everybody ends with the same entries in the same order. */
  log<Value>(parse: Parser<Value>, supersede?: Supersede<Value>): SharedLog<Value>;
  /** What one says to one person alone; it travels on that person's link only. */
  direct<Value>(
    parse: Parser<Value>,
    listener: (value: Value, from: Participant, number: number) => void,
  ): Direct<Value>;
  /**
   * Whether one may use now what the feature's `right` is about; true without one. What others send
   * who may not is dropped before the feature hears of it.
   */
  readonly may: ReadonlySignal<boolean>;
  /** The feature's strings in the current language; read inside render or computed. */
  t(): Strings;
  /** The language for Intl; read inside render or computed. */
  locale(): 'de' | 'en';
  /** Runs now and whenever a signal it read changes, until the feature ends; guarded by the host. */
  effect(run: () => void): void;
  /** One passing sentence for the announcement slot and screen readers of this user. */
  announce(text: string): void;
  /** The side panel of this feature. */
  readonly panel: { open: ReadonlySignal<boolean>; toggle(): void; close(): void };
  /** Ends with the meeting, or earlier when the feature was switched off. */
  readonly signal: AbortSignal;
}

export interface Feature<Strings extends object> {
  /** Lower case letters and '-', the folder's name. */
  id: string;
  strings: { de: Strings; en: NoInfer<Strings> };
  /** What hosts may keep to themselves and their co-hosts. */
  right?: Right;
  setup(context: FeatureContext<Strings>): Slots;
}

/** Gives a feature its types. Each feature's index.tsx default-exports the result. */
export function defineFeature<Strings extends object>(feature: Feature<Strings>): Feature<Strings> {
  return feature;
}
