// How the client looks inside a frame of another page: what that page wishes, and what is in its way.
import type { ReadonlySignal, Signal } from '@preact/signals';
import { createContext, type FunctionComponent } from 'preact';
import type { MeetingView } from '../bar/bar.tsx';
import type { StageState } from '../meeting/stage-state.ts';

export interface Embedded {
  /** What the page calls the room, '' for nothing. */
  readonly subject: ReadonlySignal<string>;
  /** The name is the page's word and not the person's. */
  readonly nameFixed: ReadonlySignal<boolean>;
  /** Ids of bar entries that are left out. */
  readonly without: ReadonlySignal<readonly string[]>;
  /** Icons without words, and less space. */
  readonly compact: ReadonlySignal<boolean>;
  readonly reducedMotion: ReadonlySignal<boolean>;
  /** The page's own help, null for ours. */
  readonly handbook: ReadonlySignal<string | null>;
  /** Lines of the page's own in More. */
  readonly buttons: ReadonlySignal<readonly { id: string; label: string }[]>;
  onButton(id: string): void;
  readonly layout: Signal<MeetingView>;
  /** The pins of the meeting that is on the screen. */
  readonly stage: Signal<StageState | null>;
  /** Which lines somebody has to add so that camera and microphone work; nothing when all is well. */
  readonly SetupNotice: FunctionComponent;
  /** The person is done here. */
  close(): void;
}

/** Null in a window of our own. */
export const Embedding = createContext<Embedded | null>(null);
