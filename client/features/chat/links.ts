// The link finder, loaded when the first text comes that looks as if it had a link.
import { signal, type ReadonlySignal } from '@preact/signals';
import { createLog } from '../../kit/log.ts';
import { mayHaveLink, splitLinks, type TextPart, type Tokenize } from './text.ts';

const log = createLog('chat');

export interface Links {
  /** The text as parts; plain until the finder is there. Read inside render. */
  split(text: string): readonly TextPart[];
}

export function createLinks(load: () => Promise<{ tokenize: Tokenize }>): Links {
  const finder = signal<Tokenize | null>(null);
  const found: ReadonlySignal<Tokenize | null> = finder;
  let loading = false;

  const begin = async () => {
    loading = true;
    try {
      finder.value = (await load()).tokenize;
    } catch (error) {
      // The words are all there; the next message tries again.
      loading = false;
      log.warn(`links stay plain text: ${String(error)}`);
    }
  };

  return {
    split(text) {
      if (!mayHaveLink(text)) return [text];
      if (found.value) return splitLinks(text, found.value);
      if (!loading) void begin();
      return [text];
    },
  };
}
