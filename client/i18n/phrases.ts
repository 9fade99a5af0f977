// What both languages need to build a phrase: plural forms and lists, by Intl.

/** Makes the function that picks "one" or "other" by the language's own plural rule. */
export function pluralOf(locale: string): (count: number, one: string, other: string) => string {
  const rules = new Intl.PluralRules(locale);
  return (count, one, other) => (rules.select(count) === 'one' ? one : other);
}

/** Makes the function that writes "Anna, Bent und Cora". */
export function listOf(locale: string): (names: readonly string[]) => string {
  const format = new Intl.ListFormat(locale, { type: 'conjunction' });
  return (names) => format.format(names);
}
