// What stands at the start of the bar, or above the stage on narrow screens: news, or room, lock and clock.
import { useSignal, type ReadonlySignal } from '@preact/signals';
import { ShieldCheck } from 'lucide';
import { useEffect } from 'preact/hooks';
import { inLocale, t } from '../../i18n/i18n.ts';
import { report as reportWords } from '../../i18n/report.ts';
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
  /** Asks what is encrypted. */
  onEncryption: () => void;
}

export function MeetingHead(props: MeetingHeadProps) {
  const { announcement, joinedAtMs, line, onEncryption } = props;
  const words = t().meeting;
  const roomName = useRoomName();
  const sentence = announcement.value;
  return (
    <div class={[css.head, line && css.line].filter(Boolean).join(' ')}>
      {sentence === null ? (
        <span class={css.name}>{roomName ?? words.title}</span>
      ) : (
        <Announcement sentence={sentence} />
      )}
      {/* Covered by news, not taken away: somebody may have the focus in here. */}
      <span class={[css.facts, sentence !== null && css.covered].filter(Boolean).join(' ')}>
        <button
          type="button"
          class={css.encryption}
          aria-label={`${words.encrypted}: ${inLocale(reportWords).serverSaw}`}
          onClick={onEncryption}
        >
          <Icon icon={ShieldCheck} size={16} />
          <span class={css.encrypted}>{words.encrypted}</span>
        </button>
        <span aria-hidden="true">·</span>
        <MeetingClock joinedAtMs={joinedAtMs} />
      </span>
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
