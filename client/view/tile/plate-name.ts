// How much of a name stands on the plate of a narrow tile; the whole one stays the accessible name.

const WHOLE_FROM_WIDTH = 150;

/** @param tileWidth in CSS pixels */
export function plateName(name: string, tileWidth: number): string {
  if (tileWidth >= WHOLE_FROM_WIDTH) return name;
  return name.trim().split(/\s+/)[0] ?? name;
}
