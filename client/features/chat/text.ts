// The text of a message: what is kept of what was typed, and where the links in it are. Pure.

export const MAX_TEXT = 4000;

export type TextPart = string | { href: string; text: string };

/** The part of linkify that we use. */
export type Tokenize = (
  text: string,
) => readonly { isLink: boolean; toString(): string; toHref(scheme?: string): string }[];

// Everything but tab and line break: nothing that one sees, and six bytes each in JSON.
// oxlint-disable-next-line no-control-regex
const CONTROL = /[\u0000-\u0008\u000b-\u001f\u007f]/g;
/** Halves of a character, from broken input or from the cut. */
const LONE_SURROGATE = /\p{Surrogate}/gu;
const SAFE_LINK = /^(https?:\/\/|mailto:)/i;

/** What was typed without control characters and surrounding space; '' when nothing is left. */
export function cleanText(typed: string): string {
  return typed
    .replace(/\r\n?/g, '\n')
    .replace(CONTROL, '')
    .trim()
    .slice(0, MAX_TEXT)
    .replace(LONE_SURROGATE, '\ufffd');
}

export type CodePart = string | { code: string; block: boolean };

/** Fenced blocks with their optional language word, and `inline` code within a line. */
const CODE = /```(?:[\w+#-]*\n)?([\s\S]+?)```|`([^`\n]+)`/g;

/** Plain text and code in their order; a mark without its partner stays text. */
export function splitCode(text: string): CodePart[] {
  const parts: CodePart[] = [];
  let end = 0;
  for (const match of text.matchAll(CODE)) {
    const [whole, block, inline] = match;
    if (match.index > end) parts.push(text.slice(end, match.index));
    end = match.index + whole.length;
    if (block === undefined) parts.push({ code: inline ?? '', block: false });
    else parts.push({ code: block.replace(/^\n|\n$/g, ''), block: true });
  }
  if (end < text.length) parts.push(text.slice(end));
  return parts;
}

/** True when it is worth loading the link finder for this text. */
export function mayHaveLink(text: string): boolean {
  return /[^\s.]\.[^\s.]|@|:\/\//.test(text);
}

/** Text and links in their order; only web and mail addresses become links. */
export function splitLinks(text: string, tokenize: Tokenize): TextPart[] {
  const parts: TextPart[] = [];
  for (const token of tokenize(text)) {
    const href = token.isLink ? token.toHref('https') : '';
    const shown = token.toString();
    const last = parts.at(-1);
    if (SAFE_LINK.test(href)) parts.push({ href, text: shown });
    else if (typeof last === 'string') parts[parts.length - 1] = last + shown;
    else parts.push(shown);
  }
  return parts;
}
