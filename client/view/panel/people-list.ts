// Who stands where in the People panel, and who matches a search. Pure.
import type { Participant } from '../../room/participant.ts';

/** From so many people on there is a search. */
export const SEARCH_FROM = 10;

/** What the list goes by; the name of the moment. */
export interface Listed extends Pick<Participant, 'id' | 'isSelf' | 'order'> {
  nameNow: string;
}

/**
 * Oneself first, then by name as the language sorts them; the same names by the order of joining.
 * What people do (talk, share, raise a hand) moves nobody.
 */
export function sortPeople<Person extends Listed>(
  people: readonly Person[],
  locale: string,
): Person[] {
  const { compare } = new Intl.Collator(locale, { sensitivity: 'base', numeric: true });
  return people.toSorted(
    (a, b) =>
      Number(b.isSelf) - Number(a.isSelf) || compare(a.nameNow, b.nameNow) || a.order - b.order,
  );
}

/** Whose name contains every word of the query; case and accents do not count. */
export function findPeople<Person extends Listed>(
  people: readonly Person[],
  query: string,
): readonly Person[] {
  const words = plain(query).split(/\s+/).filter(Boolean);
  return people.filter(({ nameNow }) => {
    const name = plain(nameNow);
    return words.every((word) => name.includes(word));
  });
}

function plain(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase();
}
