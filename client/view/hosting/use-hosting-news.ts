// Tells of each new knock once, and of what hosts decided about oneself.
import { effect, untracked } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { inLocale } from '../../i18n/i18n.ts';
import { hosting as hostingWords } from '../../i18n/hosting.ts';
import { KNOCK } from '../../room/notice-preferences.ts';
import type { Room } from '../../room/room.ts';
import { roleNews } from './role-news.ts';

type NewsRoom = Pick<Room, 'moderation' | 'announce' | 'self'>;

/** After what listens for news, because knocks may be there already. */
export function useHostingNews(room: NewsRoom): void {
  useEffect(() => {
    const stops = [tellKnocks(room), tellRole(room)];
    return () => {
      for (const stop of stops) stop();
    };
  }, [room]);
}

function tellKnocks({ moderation, announce }: NewsRoom): () => void {
  let told = new Set<string>();
  return effect(() => {
    const knocks = moderation.knocks.value;
    for (const { id, name } of knocks) {
      if (told.has(id)) continue;
      const text = inLocale(hostingWords).knocksNews(name);
      untracked(() => announce({ type: 'text', text, kind: KNOCK }));
    }
    told = new Set(knocks.map(({ id }) => id));
  });
}

function tellRole({ moderation, announce, self }: NewsRoom): () => void {
  let before = { role: moderation.role.peek(), isMuted: moderation.isMuted(self.id) };
  return effect(() => {
    const now = { role: moderation.role.value, isMuted: moderation.isMuted(self.id) };
    const mayUnmute = moderation.mayUse('unmute', self.id);
    const text = roleNews(before, now, mayUnmute);
    before = now;
    if (text !== null) untracked(() => announce({ type: 'text', text }));
  });
}
