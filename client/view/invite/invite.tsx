// The meeting's link: to copy, to mail, to scan.
import { useSignal } from '@preact/signals';
import { Check, Copy, Link, Mail } from 'lucide';
import { useContext, useRef } from 'preact/hooks';
import { createLog } from '../../kit/log.ts';
import { t } from '../../i18n/i18n.ts';
import { Button } from '../parts/button.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { TextField } from '../parts/field.tsx';
import { Icon } from '../parts/icon.tsx';
import { QrCode } from '../parts/qr-code.tsx';
import { mailAddress } from '../plan/mail-address.ts';
import { KeepRoom } from '../rooms/keep-room.tsx';
import { RoomKeeping } from '../rooms/keeping.ts';
import css from './invite.module.css';

const log = createLog('invite');

export function Invite({ link }: { link: string }) {
  const input = useRef<HTMLInputElement>(null);
  const result = useSignal<'copied' | 'failed' | null>(null);
  const words = t().invite;
  const copy = async () => {
    // The field is selected in any case, so that the keyboard's own copy works where the page may not.
    input.current?.select();
    try {
      await navigator.clipboard.writeText(link);
      result.value = 'copied';
    } catch (error) {
      log.info(`copying refused: ${error instanceof Error ? error.name : 'unknown'}`);
      result.value = 'failed';
    }
  };
  return (
    <div class={css.invite}>
      <TextField label={words.link} icon={Link} value={link} readOnly inputRef={input} />
      <div class={css.actions}>
        <Button
          kind="primary"
          icon={result.value === 'copied' ? Check : Copy}
          onPress={() => void copy()}
        >
          {words.copy}
        </Button>
        <a class={css.mail} href={draftAddress(link)} aria-label={words.mail} title={words.mail}>
          <Icon icon={Mail} />
        </a>
      </div>
      <p class={css.result} role="status">
        {result.value === 'copied' && words.copied}
        {result.value === 'failed' && words.copyFailed}
      </p>
      <div class={css.scan}>
        <div class={css.code}>
          <QrCode text={link} label={words.qr} />
        </div>
        <p class={css.hint}>{t().meeting.scan}</p>
      </div>
    </div>
  );
}

export function InviteDialog({ link, onClose }: { link: string; onClose: () => void }) {
  const words = t().invite;
  const keeping = useContext(RoomKeeping);
  return (
    <Dialog title={words.title} onClose={onClose}>
      <p class={css.hint}>{words.hint}</p>
      <Invite link={link} />
      {keeping && <KeepRoom keeping={keeping} />}
    </Dialog>
  );
}

/** What stands beside the own picture while nobody else is there. */
export function AloneInvitation({ link }: { link: string }) {
  const words = t().meeting;
  return (
    <div class={css.alone}>
      <h2 class={css.title}>{words.aloneTitle}</h2>
      <p class={css.lead}>{words.alone}</p>
      <Invite link={link} />
    </div>
  );
}

function draftAddress(link: string): string {
  const { mailSubject, mailBody } = t().invite;
  return mailAddress(mailSubject, mailBody(link));
}
