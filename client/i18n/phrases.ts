// What both languages need to build a phrase: plural forms, by Intl.

/** Makes the function that picks "one" or "other" by the language's own plural rule. */
export function pluralOf(locale: string): (count: number, one: string, other: string) => string {
  const rules = new Intl.PluralRules(locale);
  return (count, one, other) => (rules.select(count) === 'one' ? one : other);
}
