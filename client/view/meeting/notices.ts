// Passing news: how several pieces become one sentence, and when they are told. No rendering here.
import { inLocale, t } from '../../i18n/i18n.ts';
import { notices as noticesWords } from '../../i18n/notices.ts';
import type { Clock } from '../../kit/clock.ts';
import type { NoticeKind, Pace } from '../../room/notice-preferences.ts';
import type { News } from '../../room/room.ts';

/** So long after one telling the next news waits, and becomes one sentence with what comes meanwhile. */
export const PACE_MS: Readonly<Record<Pace, number>> = { lively: 600, calm: 3_000, sparse: 10_000 };
/** From so many on, people are counted instead of named. */
const COUNTED_FROM = 3;
/** So many sentences of features are told in full. */
const TEXTS_IN_FULL = 2;

/** Which choice holds for a piece of news; null for what always is told. */
export function kindOf(news: News): NoticeKind | null {
  switch (news.type) {
    case 'joined':
    case 'left':
      return news.type;
    case 'text':
      return news.kind ?? null;
    default:
      return news satisfies never;
  }
}

/** All of it in the current language; null when there is nothing to say. */
export function sentenceOf(all: readonly News[]): string | null {
  const words = t();
  const joined = all.flatMap((news) => (news.type === 'joined' ? [news.name] : []));
  const left = all.flatMap((news) => (news.type === 'left' ? [news.name] : []));
  const texts = all.flatMap((news) => (news.type === 'text' ? [news.text] : []));
  const told = texts.slice(-TEXTS_IN_FULL);
  const untold = texts.length - told.length;
  const sentences = [
    ...people(joined, words.news.joined, inLocale(noticesWords).joinedMany),
    ...people(left, words.news.left, inLocale(noticesWords).leftMany),
    ...told,
    ...(untold > 0 ? [inLocale(noticesWords).more(untold)] : []),
  ];
  return sentences.length === 0 ? null : sentences.join(' ');
}

function people(
  names: readonly string[],
  one: (name: string) => string,
  many: (count: number) => string,
): string[] {
  return names.length < COUNTED_FROM ? names.map(one) : [many(names.length)];
}

/** Tells the first news at once and what follows soon after together. */
export function createAnnouncer(
  options: { clock: Clock; paceMs: () => number; tell: (news: readonly News[]) => void },
  signal: AbortSignal,
): (news: News) => void {
  const { clock, paceMs, tell } = options;
  let waiting: News[] = [];
  let toldAtMs = -Infinity;
  let due = false;

  function tellAll() {
    const all = waiting;
    waiting = [];
    due = false;
    toldAtMs = clock.nowMs();
    tell(all);
  }

  return (news) => {
    waiting.push(news);
    if (due) return;
    const waitMs = toldAtMs + paceMs() - clock.nowMs();
    if (waitMs <= 0) {
      tellAll();
      return;
    }
    due = true;
    clock.after(waitMs, tellAll, signal);
  };
}
