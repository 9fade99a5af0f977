// The letters and the color of an avatar: the same on every screen.

/** Up to two letters: first of the first word, first of the last; "?" for a name without any. */
export function initials(name: string): string {
  const words = name.split(/[\s·-]+/u).filter((word) => /[\p{L}\p{N}]/u.test(word));
  const first = words[0];
  if (first === undefined) return '?';
  const last = words.length > 1 ? words.at(-1) : undefined;
  return (firstLetter(first) + (last ? firstLetter(last) : '')).toLocaleUpperCase();
}

/** FNV-1a (32 bit) of the id, mod 8: which of the eight avatar colors. */
export function avatarColor(id: string): number {
  let hash = 0x811c9dc5;
  for (const character of id) {
    hash ^= character.codePointAt(0) ?? 0;
    hash = Math.imul(hash, 0x01000193) >>> 0;
  }
  return hash % 8;
}

function firstLetter(word: string): string {
  return /[\p{L}\p{N}]/u.exec(word)?.[0] ?? '';
}
