// Searching the chat: which messages match, and where the words stand in them. Pure.
import type { Message } from './messages.ts';

/** Most texts; they need no look at each character. */
const PLAIN = /^[\u0020-\u007f]*$/;

/** Case and accents do not count; the text keeps its length, so that places stay true. */
export function fold(text: string): string {
  if (PLAIN.test(text)) return text.toLowerCase();
  return Array.from(text, (character) => {
    const plain = character
      .normalize('NFD')
      .replace(/\p{Diacritic}/gu, '')
      .toLowerCase();
    return plain.length === character.length ? plain : character;
  }).join('');
}

/** Messages whose text or author contains the query; all of them for an empty one. */
export function findMessages(messages: readonly Message[], query: string): readonly Message[] {
  const wanted = fold(query.trim());
  if (wanted === '') return messages;
  return messages.filter(
    ({ deleted, text, authorName }) =>
      !deleted && (fold(text).includes(wanted) || fold(authorName).includes(wanted)),
  );
}

/** The text in pieces, every second one a place where the query stands. */
export function splitMatches(text: string, query: string): string[] {
  const wanted = fold(query.trim());
  if (wanted === '') return [text];
  const folded = fold(text);
  const pieces: string[] = [];
  let end = 0;
  for (let at = folded.indexOf(wanted); at >= 0; at = folded.indexOf(wanted, end)) {
    pieces.push(text.slice(end, at), text.slice(at, at + wanted.length));
    end = at + wanted.length;
  }
  return [...pieces, text.slice(end)];
}
