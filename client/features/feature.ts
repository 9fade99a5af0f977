// What a feature is: a folder whose index.tsx default-exports one of these (see README.md here).
import type { ReadonlySignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import type { Parser } from '../../shared/parse.ts';
import type { Participant } from '../room/participant.ts';

/** Where a feature may put something on the screen. */
export interface Slots {
  /** A button in the bar, in the order that `order` gives (design: hand 20, reactions 30, chat 40). */
  toolbar?: { order: number; group: 'stage' | 'talk'; render: () => ComponentChildren };
  /** A mark on a tile, e.g. the raised hand; null for nothing. */
  tileMark?: (participant: Participant) => ComponentChildren;
  /** Something over the end edge of a tile, e.g. rising reactions. */
  tileOverlay?: (participant: Participant) => ComponentChildren;
  /** A side panel that a toolbar button opens by `context.panel`. */
  panel?: { title: () => string; render: () => ComponentChildren };
  /** A mark beside a name in the People panel. */
  peopleMark?: (participant: Participant) => ComponentChildren;
}

/** An owner's own last word, told to everybody and to latecomers; gone when the owner goes. */
export interface Presence<Value> {
  readonly own: ReadonlySignal<Value | null>;
  /** By participant id, own value included. */
  readonly all: ReadonlySignal<ReadonlyMap<string, Value>>;
  set(value: Value | null): void;
}

/** What happened now; latecomers hear nothing. `send` also calls the own listener. */
export interface EventChannel<Value> {
  send(value: Value): void;
}

/** One entry of a shared log. */
export interface LogEntry<Value> {
  /** Participant id of the author. */
  author: string;
  /** The author's name when it was written. */
  authorName: string;
  /** Rising per author from 1. */
  sequence: number;
  /** Author's clock, for display only, never for order. */
  writtenAtMs: number;
  value: Value;
  /**
   * Null when it came from the author; otherwise the id of the participant who passed it on after the
   * author had left, so that the view can say that it is hearsay.
   */
  via: string | null;
}

/** A document that only grows: everybody ends with the same entries in the same order. */
export interface SharedLog<Value> {
  readonly entries: ReadonlySignal<readonly LogEntry<Value>[]>;
  append(value: Value): void;
}

/** What the host gives a feature; everything is scoped to its id. */
export interface FeatureContext<Strings> {
  readonly self: Participant;
  /** Everybody, self included. */
  readonly participants: ReadonlySignal<readonly Participant[]>;
  event<Value>(parse: Parser<Value>, listener: (value: Value, from: Participant) => void): EventChannel<Value>;
  presence<Value>(parse: Parser<Value>): Presence<Value>;
  log<Value>(parse: Parser<Value>): SharedLog<Value>;
  /** The feature's strings in the current language; read inside render or computed. */
  t(): Strings;
  locale(): 'de' | 'en';
  /** One passing sentence for the announcement slot and screen readers of this user. */
  announce(text: string): void;
  /** The side panel of this feature. */
  readonly panel: { open: ReadonlySignal<boolean>; toggle(): void; close(): void };
  /** Ends with the meeting. */
  readonly signal: AbortSignal;
}

export interface Feature<Strings extends object> {
  /** Lower case letters and '-', the folder's name. */
  id: string;
  strings: { de: Strings; en: NoInfer<Strings> };
  setup(context: FeatureContext<Strings>): Slots;
}

/** Gives a feature its types. Each feature's index.tsx default-exports the result. */
export function defineFeature<Strings extends object>(feature: Feature<Strings>): Feature<Strings> {
  return feature;
}
