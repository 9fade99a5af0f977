// Strings of one area in both languages, side by side: a missing or extra key is a compile error.

export interface Pair<Words> {
  readonly de: Words;
  readonly en: Words;
}

export function pair<Words extends object>(de: Words, en: NoInfer<Words>): Pair<Words> {
  return { de, en };
}
