// Tells the room which pictures the stage really shows, and how large, so that nobody sends in vain.
import { useSignal, type ReadonlySignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { systemClock } from '../../kit/clock.ts';
import { childLifetime } from '../../kit/lifetime.ts';
import type { Participant } from '../../room/participant.ts';
import type { Watched } from '../../room/picture-wishes.ts';
import type { Placed } from '../../room/stage.ts';
import type { Watching } from '../../room/watching.ts';
import { screenKey } from './stage-tiles.ts';

export interface UseWatchedOptions {
  watching: Watching;
  others: readonly Participant[];
  placed: readonly Placed[];
  pins: readonly string[];
  /** Before the stage has a size nobody knows what it will show: then nothing is said. */
  measured: boolean;
}

/** Sharper than this a camera cannot be anyway. */
const MAX_PIXEL_RATIO = 2;
/** A glance at another tab must not cost everybody a new start of their pictures. */
const HIDDEN_AFTER_MS = 5_000;

export function useWatched(options: UseWatchedOptions): void {
  const { watching, others, placed, pins, measured } = options;
  const visible = usePageVisible();
  const full = useFullScreenTile();
  useEffect(() => {
    if (!measured) return;
    const shown = visible.value ? placed : [];
    watching.show('stage', watchedOn(shown, { others, pins, full: full.value, ...pageSize() }));
  });
  useEffect(() => () => watching.hide('stage'), [watching]);
}

export interface WatchedSurroundings extends Pick<UseWatchedOptions, 'others' | 'pins'> {
  /** Key of the tile that fills the screen. */
  full: string | null;
  /** Device pixels per CSS pixel. */
  pixelRatio: number;
  /** Of the page, CSS pixels. */
  pageHeight: number;
}

/** Every person's camera and screen, with the size in which they are placed. */
export function watchedOn(
  placed: readonly Pick<Placed, 'key' | 'role' | 'height'>[],
  { others, pins, full, pixelRatio, pageHeight }: WatchedSurroundings,
): Watched[] {
  const ratio = Math.min(pixelRatio, MAX_PIXEL_RATIO);
  return others.flatMap(({ id, screen: shares }): Watched[] => {
    const camera = placed.find(({ key }) => key === id);
    const screen = placed.find(({ key }) => key === screenKey(id));
    const height = camera ? (full === id ? pageHeight : camera.height) : 0;
    const isStrip = screen?.role === 'strip' && full !== screen.key;
    return [
      { id, source: 'camera', heightPx: height * ratio, pinned: pins.includes(id) },
      {
        id,
        source: 'screen',
        // Of whoever does not share yet, so that the first picture need not wait for our word.
        size: !shares.value ? 'full' : screen ? (isStrip ? 'small' : 'full') : 'off',
        pinned: pins.includes(screenKey(id)),
      },
    ];
  });
}

function pageSize() {
  return { pixelRatio: window.devicePixelRatio, pageHeight: window.innerHeight };
}

/** False once the page has been in the background for a while and no picture floats above it. */
function usePageVisible(): ReadonlySignal<boolean> {
  const visible = useSignal(true);
  useEffect(() => {
    const life = new AbortController();
    let waiting = childLifetime(life.signal);
    const look = () => {
      waiting.abort();
      if (!document.hidden) {
        visible.value = true;
        return;
      }
      waiting = childLifetime(life.signal);
      systemClock.after(
        HIDDEN_AFTER_MS,
        () => (visible.value = document.pictureInPictureElement !== null),
        waiting.signal,
      );
    };
    const { signal } = life;
    document.addEventListener('visibilitychange', look, { signal });
    document.addEventListener('leavepictureinpicture', look, { signal, capture: true });
    return () => life.abort();
  }, []);
  return visible;
}

/** The key of the tile that fills the screen, null while none does. */
function useFullScreenTile(): ReadonlySignal<string | null> {
  const full = useSignal<string | null>(null);
  useEffect(() => {
    const life = new AbortController();
    const look = () => (full.value = keyOf(document.fullscreenElement));
    document.addEventListener('fullscreenchange', look, { signal: life.signal });
    return () => life.abort();
  }, []);
  return full;
}

function keyOf(element: Element | null): string | null {
  // The whole meeting may fill the screen: then the stage measures itself.
  const tile = element?.closest<HTMLElement>('[data-tile]');
  const { participant, screen } = tile?.dataset ?? {};
  return participant ?? (screen === undefined ? null : screenKey(screen));
}
