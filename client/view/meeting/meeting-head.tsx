// What stands at the start of the bar, or above the stage on narrow screens: news, or room, lock and clock.
import { useSignal, type ReadonlySignal } from '@preact/signals';
import { ShieldCheck } from 'lucide';
import { useEffect } from 'preact/hooks';
import { t } from '../../i18n/i18n.ts';
import { Icon } from '../parts/icon.tsx';
import { useRoomName } from '../rooms/keeping.ts';
import { Announcement } from './announcement.tsx';
import { clockText } from './clock-text.ts';
import css from './meeting-head.module.css';

export interface MeetingHeadProps {
  announcement: ReadonlySignal<string | null>;
  joinedAtMs: number;
  /** One line above the stage instead of two at the start of the bar. */
  line: boolean;
}

export function MeetingHead({ announcement, joinedAtMs, line }: MeetingHeadProps) {
  const words = t().meeting;
  const roomName = useRoomName();
  const sentence = announcement.value;
  return (
    <div class={[css.head, line && css.line].filter(Boolean).join(' ')}>
      {sentence === null ? (
        <>
          <span class={css.name}>{roomName ?? words.title}</span>
          <span class={css.facts}>
            <Icon icon={ShieldCheck} size={16} />
            <span class={css.encrypted}>{words.encrypted}</span>
            <span aria-hidden="true">·</span>
            <MeetingClock joinedAtMs={joinedAtMs} />
          </span>
        </>
      ) : (
        <Announcement sentence={sentence} />
      )}
    </div>
  );
}

function MeetingClock({ joinedAtMs }: { joinedAtMs: number }) {
  const nowMs = useSignal(Date.now());
  useEffect(() => {
    const timer = setInterval(() => (nowMs.value = Date.now()), 1000);
    return () => clearInterval(timer);
  }, []);
  return <span class={css.clock}>{clockText(nowMs.value - joinedAtMs)}</span>;
}
