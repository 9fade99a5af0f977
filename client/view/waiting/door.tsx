// Either the waiting room or the meeting, by where one stands; tells who is let in that it happened.
import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { inLocale } from '../../i18n/i18n.ts';
import { waiting as waitingWords } from '../../i18n/waiting.ts';
import { createLog } from '../../kit/log.ts';
import { playNoticeSound } from '../../media/notice-sound.ts';
import type { Room } from '../../room/room.ts';
import { isAtTheDoor, type AtTheDoor } from '../../room/moderation.ts';

const log = createLog('door');

export interface DoorProps {
  room: Pick<Room, 'standing' | 'announce' | 'media'>;
  outside: (standing: AtTheDoor) => ComponentChildren;
  inside: () => ComponentChildren;
}

export function Door({ room, outside, inside }: DoorProps) {
  const standing = room.standing.value;
  const waited = useRef(false);
  const waits = isAtTheDoor(standing);
  // After the meeting's own effects, which listen for news.
  useEffect(() => {
    if (waits) waited.current = true;
    if (standing !== 'inside' || !waited.current) return;
    waited.current = false;
    room.announce({ type: 'text', text: inLocale(waitingWords).letIn });
    // Who waits does something else meanwhile, in another tab perhaps.
    const lifetime = new AbortController();
    playNoticeSound('rising', room.media.speakerId.peek(), lifetime.signal).catch(
      (error: unknown) => log.info(`no sound: ${error instanceof Error ? error.name : 'unknown'}`),
    );
  }, [standing]);
  return <>{waits ? outside(standing) : inside()}</>;
}
