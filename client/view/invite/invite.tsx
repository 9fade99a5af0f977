// The meeting's link: to copy, to mail, to scan.
import { useSignal } from '@preact/signals';
import { Check, Copy, Link, Mail } from 'lucide';
import { useContext, useRef } from 'preact/hooks';
import { access } from '../../i18n/access.ts';
import { inLocale, t } from '../../i18n/i18n.ts';
import { HostLink } from '../hosting/host-link.tsx';
import { RoomPassphrase } from '../lobby/passphrase.ts';
import { Button } from '../parts/button.tsx';
import { copySelected } from '../parts/copy-text.ts';
import { Dialog } from '../parts/dialog.tsx';
import { TextField } from '../parts/field.tsx';
import { Icon } from '../parts/icon.tsx';
import { QrCode } from '../parts/qr-code.tsx';
import { Tip } from '../parts/tip.tsx';
import { mailAddress } from '../plan/mail-address.ts';
import { KeepRoom } from '../rooms/keep-room.tsx';
import { RoomKeeping } from '../rooms/keeping.ts';
import css from './invite.module.css';
import { WrongPassphrase } from './wrong-passphrase.tsx';

export function Invite({ link }: { link: string }) {
  const input = useRef<HTMLInputElement>(null);
  const result = useSignal<'copied' | 'failed' | null>(null);
  const words = t().invite;
  const copy = async () => {
    if (input.current === null) return;
    result.value = (await copySelected(input.current)) ? 'copied' : 'failed';
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
        <a class={css.mail} href={draftAddress(link)} aria-label={words.mail}>
          <Icon icon={Mail} />
          <Tip text={words.mail} />
        </a>
      </div>
      <p class={css.result} role="status">
        {result.value === 'copied' && words.copied}
        {result.value === 'failed' && words.copyFailed}
      </p>
      <PassphraseApart />
      <div class={css.scan}>
        <div class={css.code}>
          <QrCode text={link} label={words.qr} />
        </div>
        <p class={css.hint}>{t().meeting.scan}</p>
      </div>
    </div>
  );
}

export interface InviteDialogProps {
  link: string;
  /** Asks whether the link is to be renewed. */
  onRenew: () => void;
  onClose: () => void;
}

export function InviteDialog({ link, onRenew, onClose }: InviteDialogProps) {
  const words = t().invite;
  const keeping = useContext(RoomKeeping);
  return (
    <Dialog title={words.title} onClose={onClose}>
      <p class={css.hint}>{words.hint}</p>
      <Invite link={link} />
      {keeping && <KeepRoom keeping={keeping} />}
      <HostLink onRenew={onRenew} />
    </Dialog>
  );
}

/** Whoever invites has to pass on the passphrase as well. */
function PassphraseApart() {
  if (useContext(RoomPassphrase) === null) return null;
  return <p class={css.hint}>{inLocale(access).apart}</p>;
}

/** What stands beside the own picture while nobody else is there. */
export function AloneInvitation({ link }: { link: string }) {
  const words = t().meeting;
  return (
    <div class={css.alone}>
      <h2 class={css.title}>{words.aloneTitle}</h2>
      <p class={css.lead}>{words.alone}</p>
      <WrongPassphrase />
      <Invite link={link} />
    </div>
  );
}

function draftAddress(link: string): string {
  const { mailSubject, mailBody } = t().invite;
  return mailAddress(mailSubject, mailBody(link));
}
