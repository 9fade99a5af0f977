// The words of a message as safe nodes: text, code, links, and what is searched for marked.
import type { Links } from './links.ts';
import { splitMatches } from './search.ts';
import css from './chat.module.css';
import { splitCode } from './text.ts';

export interface MessageTextProps {
  text: string;
  links: Links;
  /** '' for no marks. */
  query: string;
}

export function MessageText({ text, links, query }: MessageTextProps) {
  return (
    <>
      {splitCode(text).map((part) =>
        typeof part === 'string' ? (
          links.split(part).map((piece) =>
            typeof piece === 'string' ? (
              <Marked text={piece} query={query} />
            ) : (
              <a href={piece.href} target="_blank" rel="noopener noreferrer">
                {piece.text}
              </a>
            ),
          )
        ) : (
          <code class={part.block ? css.codeBlock : css.code}>
            <Marked text={part.code} query={query} />
          </code>
        ),
      )}
    </>
  );
}

function Marked({ text, query }: { text: string; query: string }) {
  return (
    <>
      {splitMatches(text, query).map((piece, index) =>
        index % 2 === 1 ? <mark class={css.mark}>{piece}</mark> : piece,
      )}
    </>
  );
}
