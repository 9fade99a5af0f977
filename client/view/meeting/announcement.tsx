// Passing news for six seconds, seen in place of the room's name and heard politely.
import { useSignal, type ReadonlySignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { t } from '../../i18n/i18n.ts';
import type { News, Room } from '../../room/room.ts';
import css from './meeting-head.module.css';

const SHOWN_MS = 6000;

/** The sentence to show now, null when there is no news. */
export function useAnnouncement(room: Room): ReadonlySignal<string | null> {
  const sentence = useSignal<string | null>(null);
  useEffect(() => {
    const lifetime = new AbortController();
    let timer: ReturnType<typeof setTimeout> | undefined;
    room.onNews((news) => {
      const next = sentenceOf(news);
      if (next === null) return;
      sentence.value = next;
      clearTimeout(timer);
      timer = setTimeout(() => (sentence.value = null), SHOWN_MS);
    }, lifetime.signal);
    return () => {
      clearTimeout(timer);
      lifetime.abort();
    };
  }, [room]);
  return sentence;
}

/** The words of a piece of news; null for what the status line tells. */
export function sentenceOf(news: News): string | null {
  const words = t().news;
  switch (news.type) {
    case 'joined':
      return words.joined(news.name);
    case 'left':
      return words.left(news.name);
    case 'relay-back':
      return null;
    case 'text':
      return news.text;
    default:
      return news satisfies never;
  }
}

export function Announcement({ sentence }: { sentence: string }) {
  return <div class={css.announcement}>{sentence}</div>;
}
