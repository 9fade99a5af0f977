// What the page around a frame wishes of it, carried out: words and colors, devices, rooms, and until when.
import {
  computed,
  effect,
  signal as createSignal,
  untracked,
  type ReadonlySignal,
  type Signal,
} from '@preact/signals';
import { readWishes, type Wishes } from '../embed/options.ts';
import type { FrameOptions } from '../embed/to-frame.ts';
import { speak } from '../i18n/i18n.ts';
import { onAbort } from '../kit/lifetime.ts';
import type { MeetingView } from '../view/bar/bar.tsx';
import { accentTokens } from '../view/embedded/accent.ts';
import { wearTheme } from '../view/theme.ts';
import { setAudioOnly } from './embedding-commands.ts';
import { tellOfEnd } from './embedding-end.ts';
import type { Visit } from './visit.ts';

export interface PageWishes {
  readonly now: ReadonlySignal<Wishes>;
  /** The page's options, all of them, at first and at each change; returns the names of those without sense. */
  take(said: FrameOptions): readonly string[];
}

export interface PageWishesOptions {
  visit: ReadonlySignal<Visit | null>;
  layout: Signal<MeetingView>;
}

const NOTHING = readWishes({}).wishes;

export function createPageWishes(
  { visit, layout }: PageWishesOptions,
  signal: AbortSignal,
): PageWishes {
  const now = createSignal<Wishes>(NOTHING);

  // Whoever comes back to the lobby has a new visit, with the same wishes of the page.
  onAbort(
    signal,
    effect(() => {
      const here = visit.value;
      if (here === null) return;
      untracked(() => {
        const { audioOnly, devices } = now.peek();
        if (audioOnly) here.audioOnly.set(true);
        choose(here, devices, {});
      });
    }),
  );
  const endAtMs = computed(() => now.value.endAtMs);
  onAbort(
    signal,
    effect(() => {
      const stage = visit.value?.stage.value;
      const atMs = endAtMs.value;
      if (stage?.type !== 'meeting' || atMs === null) return;
      return tellOfEnd(atMs, (text) => stage.running.room.announce({ type: 'text', text }));
    }),
  );
  const accent = computed(() => now.value.accent);
  onAbort(
    signal,
    effect(() => wearAccent(accent.value)),
  );

  return {
    now,
    take(said) {
      const before = now.peek();
      const { wishes, refused } = readWishes(said);
      now.value = wishes;
      if (wishes.lang !== null) speak(wishes.lang);
      if (wishes.theme !== null) wearTheme(wishes.theme);
      // Every change tells all wishes; what the person did meanwhile stays.
      if (wishes.layout !== null && wishes.layout !== before.layout) layout.value = wishes.layout;
      const here = visit.peek();
      if (here === null) return refused;
      if (wishes.audioOnly !== before.audioOnly) setAudioOnly(here, wishes.audioOnly);
      choose(here, wishes.devices, before.devices);
      const { name, nameFixed } = wishes;
      if (name !== '' && (nameFixed || here.name.peek() === '')) here.setName(name);
      return refused;
    },
  };
}

function choose(visit: Visit, devices: Wishes['devices'], before: Wishes['devices']) {
  const media = visit.media.peek();
  const { microphone, camera, speaker } = devices;
  if (microphone && microphone !== before.microphone) void media.microphone.choose(microphone);
  if (camera && camera !== before.camera) void media.camera.choose(camera);
  if (speaker && speaker !== before.speaker) media.chooseSpeaker(speaker);
}

let worn: readonly string[] = [];

function wearAccent(color: string | null) {
  const { style } = document.documentElement;
  for (const token of worn) style.removeProperty(token);
  const tokens = color === null ? [] : Object.entries(accentTokens(color));
  for (const [token, value] of tokens) style.setProperty(token, value);
  worn = tokens.map(([token]) => token);
}
