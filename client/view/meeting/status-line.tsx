// The line above the bar while a condition lasts; after trouble with the relay it ends green for 4 s.
import { useSignal } from '@preact/signals';
import { Check, Info, Unplug, VolumeX, X } from 'lucide';
import { useEffect } from 'preact/hooks';
import { t } from '../../i18n/i18n.ts';
import type { Room } from '../../room/room.ts';
import { Button, IconButton } from '../parts/button.tsx';
import { Icon } from '../parts/icon.tsx';
import type { SoundGate } from './sound.tsx';
import { statusesOf, type Status } from './status.ts';
import css from './status-line.module.css';

const MENDED_MS = 4000;
const ICONS = { warn: Unplug, info: Info, ok: Check };

export function StatusLine({ room, gate }: { room: Room; gate: SoundGate }) {
  const dismissed = useSignal<string | null>(null);
  const mended = useMended(room);
  const words = t();
  const current = statusesOf(room).find(({ key }) => key !== dismissed.value);
  const back: Status = { key: 'back', tone: 'ok', text: words.news.relayBack, dismissable: false };
  const status = current ?? (mended.value ? back : null);
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
      <div role="status" aria-label={words.meeting.status}>
        {status && (
          <div class={css.line} data-tone={status.tone}>
            <Icon icon={ICONS[status.tone]} />
            <p class={css.text}>{status.text}</p>
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

/** True for four seconds after the relay came back. */
function useMended(room: Room) {
  const mended = useSignal(false);
  useEffect(() => {
    const lifetime = new AbortController();
    let timer: ReturnType<typeof setTimeout> | undefined;
    room.onNews((news) => {
      if (news.type !== 'relay-back') return;
      mended.value = true;
      clearTimeout(timer);
      timer = setTimeout(() => (mended.value = false), MENDED_MS);
    }, lifetime.signal);
    return () => {
      clearTimeout(timer);
      lifetime.abort();
    };
  }, [room]);
  return mended;
}
