// The end that a page has planned for its meeting: told five minutes before, and then. Nothing ends by itself.
import { embed } from '../i18n/embed.ts';
import { inLocale } from '../i18n/i18n.ts';

const BEFORE_MS = 5 * 60_000;
/** Browsers cannot wait longer. */
const LONGEST_MS = 2 ** 31 - 1;

/** Returns what ends it. Whoever comes late hears what is left. */
export function tellOfEnd(atMs: number, say: (text: string) => void): () => void {
  const timers = [
    at(atMs - BEFORE_MS, () =>
      say(inLocale(embed).endsSoon(Math.ceil((atMs - Date.now()) / 60_000))),
    ),
    at(atMs, () => say(inLocale(embed).ends)),
  ];
  return () => {
    for (const timer of timers) clearTimeout(timer);
  };

  function at(momentMs: number, act: () => void) {
    const leftMs = momentMs - Date.now();
    const isOver = atMs <= Date.now() || leftMs > LONGEST_MS;
    return isOver ? undefined : setTimeout(act, Math.max(0, leftMs));
  }
}
