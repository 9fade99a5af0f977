// The kinds of settings: each reads a text and gives a value, or says what the text must be.

/** One setting: its default, as a person would write it, and how to read it. '' stands for "not set". */
export interface Setting<Value> {
  fallback: string;
  /** What a wrong text must be, to be put after "PORT must be". */
  read(text: string): { value: Value } | { mustBe: string };
  /** Its text is never repeated in a message. */
  secret?: true;
}

/** A whole number between `min` and `max`, both included. */
export function whole(fallback: number, min: number, max: number): Setting<number> {
  return {
    fallback: String(fallback),
    read(text) {
      const value = /^\d{1,10}$/.test(text) ? Number(text) : Number.NaN;
      if (value >= min && value <= max) return { value };
      return { mustBe: `a whole number from ${min} to ${max}` };
    },
  };
}

/** Any text that fits the pattern. */
export function text(fallback: string, pattern: RegExp, mustBe: string): Setting<string> {
  return { fallback, read: (given) => (pattern.test(given) ? { value: given } : { mustBe }) };
}

/** A text that may be missing. */
export function optionalText(pattern: RegExp, mustBe: string): Setting<string | null> {
  return {
    fallback: '',
    read(given) {
      if (given === '') return { value: null };
      return pattern.test(given) ? { value: given } : { mustBe };
    },
  };
}

/** A text that may be missing and must not be shown. */
export function secret(minCharacters: number): Setting<string | null> {
  const pattern = new RegExp(`^.{${minCharacters},}$`);
  return { ...optionalText(pattern, `at least ${minCharacters} characters long`), secret: true };
}

/** One of several words. */
export function choice<const Words extends readonly string[]>(
  fallback: Words[number],
  words: Words,
): Setting<Words[number]> {
  return {
    fallback,
    read(given) {
      const value = words.find((word) => word === given);
      return value === undefined ? { mustBe: `one of ${words.join(', ')}` } : { value };
    },
  };
}

/** A list, separated by commas or spaces; empty unless set. */
export function list(
  isItem: (item: string) => boolean,
  mustBe: string,
): Setting<readonly string[]> {
  return {
    fallback: '',
    read(given) {
      const value = given.split(/[\s,]+/).filter((item) => item !== '');
      return value.every(isItem) ? { value } : { mustBe };
    },
  };
}

/** Whether a text is an origin in the very spelling that browsers send, such as https://portal.example. */
export function isOrigin(given: string): boolean {
  if (!/^https?:\/\//.test(given) || !URL.canParse(given)) return false;
  return new URL(given).origin === given;
}
