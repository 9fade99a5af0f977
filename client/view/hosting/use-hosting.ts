// What the meeting screen needs of hosting: media within the policy, the host's questions, and the news.
import { useSignal, type Signal } from '@preact/signals';
import { useMemo, useRef } from 'preact/hooks';
import { inLocale } from '../../i18n/i18n.ts';
import { hosting as hostingWords } from '../../i18n/hosting.ts';
import { mediaWithin } from '../../room/media-within.ts';
import type { Participant } from '../../room/participant.ts';
import type { Room } from '../../room/room.ts';
import type { BarEntry } from '../slots.ts';
import type { HostDialog } from './host-dialogs.tsx';
import { useHostingNews } from './use-hosting-news.ts';

export interface Hosting {
  /** The room, whose own media turn on only as far as hosts allow it. */
  room: Room;
  dialog: Signal<HostDialog | null>;
  /** What asks to speak; undefined when no feature does. */
  asking: BarEntry | undefined;
  /** Tells oneself one sentence. */
  say: (sentence: string) => void;
  onRemove: (participant: Participant) => void;
  /** Asks whether to end the meeting for all; null for who may not. */
  onEnd: (() => void) | null;
}

export function useHosting(whole: Room, entries: readonly BarEntry[]): Hosting {
  const dialog = useSignal<HostDialog | null>(null);
  const asking = entries.find((entry) => entry.asksToSpeak);
  const latest = useRef(asking);
  latest.current = asking;
  const say = (text: string) => whole.announce({ type: 'text', text });
  const room = useMemo(() => {
    const { media, moderation, self } = whole;
    return {
      ...whole,
      media: mediaWithin(media, {
        moderation,
        selfId: self.id,
        askToSpeak() {
          // Pressed once more, the hand would go down.
          if (latest.current?.pressed?.() !== true) latest.current?.press();
        },
        refuseShare: () => say(inLocale(hostingWords).mayNotShare),
      }),
    };
  }, [whole]);
  useHostingNews(room);
  return {
    room,
    dialog,
    asking,
    say,
    onRemove: ({ id, name }) => (dialog.value = { type: 'remove', id, name: name.peek() }),
    onEnd: whole.moderation.role.value === 'host' ? () => (dialog.value = { type: 'end' }) : null,
  };
}
