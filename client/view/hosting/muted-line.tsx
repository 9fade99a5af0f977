// For whom a host has muted: a line above the bar says so, and how to speak again.
import { useSignal } from '@preact/signals';
import { Hand, MicOff, X } from 'lucide';
import { useEffect } from 'preact/hooks';
import { inLocale, t } from '../../i18n/i18n.ts';
import { hosting as hostingWords } from '../../i18n/hosting.ts';
import type { Room } from '../../room/room.ts';
import { isHeldMute } from '../../room/media-within.ts';
import line from '../meeting/status-line.module.css';
import { Button, IconButton } from '../parts/button.tsx';
import { Icon } from '../parts/icon.tsx';
import type { BarEntry } from '../slots.ts';
import css from './muted-line.module.css';

export interface MutedLineProps {
  room: Pick<Room, 'moderation' | 'self'>;
  /** What asks to speak; undefined when nothing here can. */
  asking: BarEntry | undefined;
}

export function MutedLine({ room: { moderation, self }, asking }: MutedLineProps) {
  const waved = useSignal(false);
  const words = inLocale(hostingWords);
  const isMuted = moderation.isMuted(self.id);
  const isHeld = isHeldMute(moderation, self.id);
  useEffect(() => {
    if (!isMuted) waved.value = false;
  }, [isMuted]);
  const hasAsked = asking?.pressed?.() === true;
  const sentence = isHeld ? (hasAsked ? words.asked : words.mutedForGood) : words.muted;
  return (
    <div role="status" aria-label={words.mutedRegion}>
      {isMuted && (isHeld || !waved.value) && (
        <div class={`${line.line} ${css.line}`} data-tone="info">
          <Icon icon={MicOff} />
          <p class={line.text}>{sentence}</p>
          {isHeld && asking && !hasAsked && (
            <Button size="small" icon={Hand} onPress={asking.press}>
              {words.askToSpeak}
            </Button>
          )}
          {!isHeld && (
            <IconButton icon={X} label={t().close} onPress={() => (waved.value = true)} />
          )}
        </div>
      )}
    </div>
  );
}
