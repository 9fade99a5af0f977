// F6: from one part of the meeting to the next, each time to where the focus last was in it.

const REGIONS = 'section, aside, footer';
const STOPS =
  'button:not([disabled], [tabindex="-1"]), a[href], input, textarea, select, [tabindex="0"]';

const lastIn = new WeakMap<Element, HTMLElement>();

/** Remembers where the focus was in each region. */
export function followRegions(root: HTMLElement, signal: AbortSignal): void {
  root.addEventListener(
    'focusin',
    ({ target }) => {
      if (!(target instanceof HTMLElement)) return;
      const region = regionsOf(root).find((candidate) => candidate.contains(target));
      if (region !== undefined) lastIn.set(region, target);
    },
    { signal },
  );
}

/** `step` 1 = the next region, -1 = the one before. */
export function moveToRegion(root: HTMLElement, step: 1 | -1): void {
  const regions = regionsOf(root);
  const here = regions.findIndex((region) => region.contains(document.activeElement));
  const start = here < 0 && step < 0 ? 0 : here;
  const region = regions.at((start + step) % regions.length);
  if (region === undefined) return;
  const last = lastIn.get(region);
  if (last !== undefined && region.contains(last)) last.focus();
  else focusInto(region);
}

/** Focuses the first stop inside, or the element itself where there is none. */
export function focusInto(region: HTMLElement): void {
  const stop = [...region.querySelectorAll<HTMLElement>(STOPS)].find((one) =>
    one.checkVisibility(),
  );
  if (stop === undefined) region.tabIndex = -1;
  (stop ?? region).focus();
}

/** The outermost ones, in the order of the page; dialogs are no regions. */
function regionsOf(root: HTMLElement): HTMLElement[] {
  return [...root.querySelectorAll<HTMLElement>(REGIONS)].filter(
    (region) =>
      !region.parentElement?.closest(REGIONS) &&
      !region.closest('dialog') &&
      region.checkVisibility(),
  );
}
