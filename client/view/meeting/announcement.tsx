// Passing news for six seconds, seen in place of the room's name and heard politely; each kind by choice.
import { batch, effect, useSignal, type ReadonlySignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { systemClock } from '../../kit/clock.ts';
import { onAbort } from '../../kit/lifetime.ts';
import { createLog } from '../../kit/log.ts';
import { playNoticeSound, type NoticeSound } from '../../media/notice-sound.ts';
import { isInterrupted } from '../../room/health.ts';
import {
  KNOCK,
  noticeChoice,
  type NoticeChoice,
  type NoticePreferences,
} from '../../room/notice-preferences.ts';
import type { News, Room } from '../../room/room.ts';
import css from './meeting-head.module.css';
import { createAnnouncer, kindOf, PACE_MS, sentenceOf } from './notices.ts';

const SHOWN_MS = 6000;
const log = createLog('notices');

export interface Announcements {
  /** The sentence to show now, null when there is no news. */
  readonly shown: ReadonlySignal<string | null>;
  /** The sentence for screen readers. */
  readonly spoken: ReadonlySignal<string | null>;
}

export function useAnnouncements(room: Room, preferences: NoticePreferences): Announcements {
  const shown = useSignal<string | null>(null);
  const spoken = useSignal<string | null>(null);
  useEffect(() => {
    const lifetime = new AbortController();
    const { signal } = lifetime;
    let telling = new AbortController();
    const wanted = (news: News, how: keyof NoticeChoice) => {
      const kind = kindOf(news);
      // What is shown of a knock is its card.
      if (kind === KNOCK && how === 'shown') return false;
      return kind === null ? how !== 'sound' : noticeChoice(preferences, kind)[how];
    };
    const say = (show: string | null, speak: string | null) =>
      batch(() => {
        shown.value = show;
        spoken.value = speak;
      });
    const tell = (all: readonly News[]) => {
      const sentence = (how: keyof NoticeChoice) =>
        sentenceOf(all.filter((news) => wanted(news, how)));
      const [toShow, toSpeak] = [sentence('shown'), sentence('spoken')];
      const heard = all.filter((news) => wanted(news, 'sound'));
      const first = heard.find((news) => kindOf(news) === KNOCK) ?? heard[0];
      if (first !== undefined) sound(soundOf(first), room, signal);
      if (toShow === null && toSpeak === null) return;
      telling.abort();
      telling = new AbortController();
      say(toShow, toSpeak);
      const until = AbortSignal.any([signal, telling.signal]);
      systemClock.after(SHOWN_MS, () => say(null, null), until);
    };
    const paceMs = () => PACE_MS[preferences.pace.value.peek()];
    const announce = createAnnouncer({ clock: systemClock, paceMs, tell }, signal);
    room.onNews(announce, signal);
    hearInterruptions(room, preferences, signal);
    return () => lifetime.abort();
  }, [room, preferences]);
  return { shown, spoken };
}

/** A falling tone when the connection falters, a rising one when it is whole again. */
function hearInterruptions(room: Room, preferences: NoticePreferences, signal: AbortSignal): void {
  let before = isInterrupted(room.health.peek());
  const stop = effect(() => {
    const now = isInterrupted(room.health.value);
    if (now !== before && noticeChoice(preferences, 'connection').sound)
      sound(now ? 'falling' : 'rising', room, signal);
    before = now;
  });
  onAbort(signal, stop);
}

function soundOf(news: News): NoticeSound {
  if (news.type === 'joined') return 'rising';
  if (kindOf(news) === KNOCK) return 'knock';
  return news.type === 'left' ? 'falling' : 'single';
}

function sound(kind: NoticeSound, room: Room, signal: AbortSignal): void {
  playNoticeSound(kind, room.media.speakerId.peek(), signal).catch((error: unknown) =>
    log.info(`no sound: ${error instanceof Error ? error.name : 'unknown'}`),
  );
}

export function Announcement({ sentence }: { sentence: string }) {
  return (
    <div class={css.announcement} data-announcement>
      {sentence}
    </div>
  );
}
