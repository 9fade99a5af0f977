// Whom a page shows: its tiles now, and every change of them over time.
import type { Page } from 'puppeteer';
import { eventually, until } from './page-wait.ts';

declare global {
  interface Window {
    /** Names of all tiles after each change, since watchTiles(). */
    tileHistory?: { atMs: number; names: string[] }[];
  }
}

/** The beginning of a tile's accessible name, without "(you)" and states. */
const NAME_END = / \(|, /;

export interface SeenTile {
  id: string;
  label: string;
  name: string;
  isSelf: boolean;
  /** Whether it shows a picture now. */
  video: boolean;
}

export async function tilesOf(page: Page): Promise<SeenTile[]> {
  const found = await page.evaluate(() =>
    [...document.querySelectorAll('[role="group"][data-participant]')].map((tile) => ({
      id: tile.getAttribute('data-participant') ?? '',
      label: tile.getAttribute('aria-label') ?? '',
      isSelf: tile.hasAttribute('data-self'),
      video: [...tile.querySelectorAll('video')].some((video) => video.checkVisibility()),
    })),
  );
  return found.map((tile) => Object.assign(tile, { name: tile.label.split(NAME_END)[0] ?? '' }));
}

/** Waits until exactly these people have a tile, one each, in any order. */
export async function seePeople(page: Page, names: readonly string[]): Promise<void> {
  const wanted = names.toSorted().join(', ');
  let seen = '';
  await eventually(`tiles of ${wanted} alone`, async () => {
    seen = (await tilesOf(page))
      .map(({ name }) => name)
      .toSorted()
      .join(', ');
    return seen === wanted;
  }).catch((problem: unknown) => {
    throw new Error(`Seen were tiles of ${seen || 'nobody'}.`, { cause: problem });
  });
}

/** Waits until the tile of this person satisfies `is`. */
export function seeTile(
  page: Page,
  name: string,
  what: string,
  is: (tile: SeenTile) => boolean,
): Promise<SeenTile> {
  return eventually(`${name}'s tile ${what}`, async () =>
    (await tilesOf(page)).find((tile) => tile.name === name && is(tile)),
  );
}

/** From now on the page notes each change of its tiles, also those too short for a look from outside. */
export async function watchTiles(page: Page): Promise<void> {
  await page.evaluate(() => {
    const history: { atMs: number; names: string[] }[] = [];
    window.tileHistory = history;
    const note = (): void => {
      const names = [...document.querySelectorAll('[role="group"][data-participant]')].map(
        (tile) => (tile.getAttribute('aria-label') ?? '').split(/ \(|, /)[0] ?? '',
      );
      names.sort();
      if (history.at(-1)?.names.join() !== names.join()) history.push({ atMs: Date.now(), names });
    };
    note();
    new MutationObserver(note).observe(document.body, {
      subtree: true,
      childList: true,
      attributes: true,
      attributeFilter: ['aria-label', 'data-participant'],
    });
  });
}

/** All states of the tiles since watchTiles(), such as "Anna, Bent"; a repetition counts once. */
export async function tileHistory(page: Page): Promise<string[]> {
  const history = await page.evaluate(() => window.tileHistory ?? []);
  return history.map(({ names }) => names.join(', '));
}

/** Date.now() of the moment when this person's tile was first missing after having been there. */
export async function droppedAtMs(page: Page, name: string): Promise<number> {
  return until(
    page,
    `${name}'s tile to go`,
    (gone) => {
      const history = window.tileHistory ?? [];
      return history.find(
        ({ names }, at) => !names.includes(gone) && history[at - 1]?.names.includes(gone),
      )?.atMs;
    },
    name,
  );
}
