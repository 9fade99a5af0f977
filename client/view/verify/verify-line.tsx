// The line above the bar when somebody else checks the connection, or when a check went wrong.
import { useSignal, type Signal } from '@preact/signals';
import { ShieldAlert, ShieldCheck, X } from 'lucide';
import { useEffect } from 'preact/hooks';
import { inLocale, t } from '../../i18n/i18n.ts';
import { verify as verifyWords } from '../../i18n/verify.ts';
import type { Room } from '../../room/room.ts';
import type { MeetingDialog } from '../meeting/meeting-dialogs.tsx';
import line from '../meeting/status-line.module.css';
import { Button, IconButton } from '../parts/button.tsx';
import { Icon } from '../parts/icon.tsx';
import { isAlarm, namesOf } from './check-words.ts';
import css from './verify.module.css';

export interface VerifyLineProps {
  room: Pick<Room, 'self' | 'others' | 'verification'>;
  /** Opens the meeting's dialog; while it is open nobody needs to be told of it. */
  dialog: Signal<MeetingDialog | null>;
}

export function VerifyLine({ room, dialog }: VerifyLineProps) {
  /** Was shown in the dialog, or waved away. */
  const known = useSignal<string | null>(null);
  const words = inLocale(verifyWords);
  const state = room.verification.check.value;
  const alarm = isAlarm(state);
  const isAsked = state.type === 'done' && state.starter !== null;
  const key = 'check' in state ? `${state.check} ${state.type}` : '';
  const isOpen = dialog.value === 'verify';
  useEffect(() => {
    if (isOpen) known.value = key;
  }, [isOpen, key]);
  const isTold = (alarm || isAsked) && !isOpen && key !== known.value;
  const starter = isAsked ? namesOf([state.starter ?? ''], room)[0] : undefined;
  return (
    <div role="status" aria-label={words.title}>
      {isTold && (
        <div class={`${line.line} ${css.line}`} data-tone={alarm ? 'warn' : 'info'}>
          <Icon icon={alarm ? ShieldAlert : ShieldCheck} />
          <p class={`${line.text} ${css.text}`}>
            {alarm ? words.alarm : words.asks(starter ?? words.somebody)}
          </p>
          <Button size="small" onPress={() => (dialog.value = 'verify')}>
            {alarm ? words.more : words.show}
          </Button>
          <IconButton icon={X} label={t().close} onPress={() => (known.value = key)} />
        </div>
      )}
    </div>
  );
}
