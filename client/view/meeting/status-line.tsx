// The line above the bar while a condition lasts; after an interruption it ends green for 4 s.
import { effect, useSignal } from '@preact/signals';
import { Check, Info, Unplug, VolumeX, X } from 'lucide';
import { useEffect } from 'preact/hooks';
import { inLocale, t } from '../../i18n/i18n.ts';
import { status as statusWords } from '../../i18n/status.ts';
import { isMended } from '../../room/health.ts';
import { noticeChoice, type NoticePreferences } from '../../room/notice-preferences.ts';
import type { Room } from '../../room/room.ts';
import { Button, IconButton } from '../parts/button.tsx';
import { Icon } from '../parts/icon.tsx';
import type { SoundGate } from './sound.tsx';
import { statusesOf, type Status } from './status.ts';
import css from './status-line.module.css';

const MENDED_MS = 4000;
const ICONS = { warn: Unplug, info: Info, ok: Check };

export interface StatusLineProps {
  room: Room;
  gate: SoundGate;
  notices: NoticePreferences;
}

export function StatusLine({ room, gate, notices }: StatusLineProps) {
  const dismissed = useSignal<string | null>(null);
  const mended = useMended(room);
  const words = t();
  const current = statusesOf(room).find(({ key }) => key !== dismissed.value);
  const status = mended.value ? backStatus(current ?? null) : (current ?? null);
  return (
    <>
      {gate.blocked.value && (
        <div class={css.line} data-tone="info">
          <Icon icon={VolumeX} />
          <p class={css.text}>{words.meeting.soundBlocked}</p>
          <Button kind="primary" size="small" onPress={() => gate.open()}>
            {words.meeting.soundOn}
          </Button>
        </div>
      )}
      {/* The region itself always exists, or screen readers would miss its first sentence. */}
      <div
        role="status"
        aria-label={words.meeting.status}
        aria-live={noticeChoice(notices, 'connection').spoken ? 'polite' : 'off'}
      >
        {status && (
          <div class={css.line} data-tone={status.tone}>
            <Icon icon={ICONS[status.tone]} />
            <p class={css.text}>{status.text}</p>
            <Retry room={room} id={status.retryId} />
            {status.dismissable && (
              <IconButton
                icon={X}
                label={words.close}
                onPress={() => (dismissed.value = status.key)}
              />
            )}
          </div>
        )}
      </div>
    </>
  );
}

/** For four seconds the good news, unless something else is wrong by then. */
function backStatus(current: Status | null): Status {
  if (current !== null && current.tone === 'warn') return current;
  const text = t().news.relayBack;
  return { key: 'back', tone: 'ok', text, dismissable: false, retryId: null };
}

function Retry({ room, id }: { room: Room; id: string | null }) {
  if (id === null) return null;
  return (
    <Button size="small" onPress={() => room.retry(id)}>
      {inLocale(statusWords).retry}
    </Button>
  );
}

/** True for four seconds after an interruption is over. */
function useMended(room: Room) {
  const mended = useSignal(false);
  useEffect(() => {
    let before = room.health.peek();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stop = effect(() => {
      const present = new Set(room.others.value.map(({ id }) => id));
      const now = room.health.value;
      if (isMended(before, now, present)) {
        mended.value = true;
        clearTimeout(timer);
        timer = setTimeout(() => (mended.value = false), MENDED_MS);
      }
      before = now;
    });
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [room]);
  return mended;
}
