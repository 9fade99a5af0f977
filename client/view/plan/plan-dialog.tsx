// Planning a meeting: title and time at will, and the link as text, mail, calendar entry and QR code.
import { useSignal, type ReadonlySignal } from '@preact/signals';
import { CalendarPlus, Copy, Download, Link, Mail, Video } from 'lucide';
import { useMemo, useRef } from 'preact/hooks';
import { locale, t } from '../../i18n/i18n.ts';
import { plan as planWords } from '../../i18n/plan.ts';
import { rooms } from '../../i18n/rooms.ts';
import { createLog } from '../../kit/log.ts';
import { Button } from '../parts/button.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { TextField } from '../parts/field.tsx';
import { Icon } from '../parts/icon.tsx';
import { QrCode } from '../parts/qr-code.tsx';
import { saveFile } from '../parts/save-file.ts';
import { Switch } from '../parts/switch.tsx';
import type { Keeping } from '../rooms/keeping.ts';
import { AccessFields } from './access-fields.tsx';
import { copySelected } from '../parts/copy-text.ts';
import { fileName, invitationCalendar, invitationMail, invitationText } from './invitation.ts';
import { InvitationText } from './invitation-text.tsx';
import { EMPTY_PLAN, termsOf, type MeetingPlan, type PlanTerms } from './meeting-plan.ts';
import { PlanFields } from './plan-fields.tsx';
import css from './plan.module.css';
import { qrPicture } from './qr-picture.ts';

/** A meeting that nobody has heard of yet. */
export interface PlannedMeeting {
  /** The address that invites. */
  readonly link: ReadonlySignal<string>;
  readonly keeping: Keeping;
  /** Changes what the link says beside its secrets. */
  setTerms(terms: PlanTerms): void;
  /** Goes to its lobby, with the passphrase filled in. */
  enter(passphrase: string): void;
}

export interface PlanDialogProps {
  meeting: PlannedMeeting;
  onClose: () => void;
}

type Said =
  | 'copied'
  | 'linkCopied'
  | 'copyFailed'
  | 'calendarSaved'
  | 'pictureSaved'
  | 'pictureFailed'
  | 'refused';

const log = createLog('plan');

export function PlanDialog({ meeting, onClose }: PlanDialogProps) {
  const { keeping } = meeting;
  const link = meeting.link.value;
  const plan = useSignal<MeetingPlan>(EMPTY_PLAN);
  const language = useSignal(locale.peek());
  const missing = useSignal<'date' | 'time' | null>(null);
  const said = useSignal<Said | null>(null);
  const linkField = useRef<HTMLInputElement>(null);
  const textField = useRef<HTMLTextAreaElement>(null);
  const uid = useMemo(() => crypto.randomUUID(), []);
  const openedMs = useMemo(Date.now, []);
  const terms = termsOf(plan.value, openedMs);
  const options = { plan: plan.value, link, terms, language: language.value };
  const words = planWords[locale.value];
  const roomName = () => plan.peek().title.trim() || words.untitled;

  const change = (part: Partial<MeetingPlan>) => {
    plan.value = { ...plan.peek(), ...part };
    meeting.setTerms(termsOf(plan.peek(), openedMs));
    missing.value = null;
    if (part.title !== undefined && keeping.name.peek() !== null) void keeping.keep(roomName());
  };
  const copy = async (field: HTMLInputElement | HTMLTextAreaElement | null, done: Said) => {
    said.value = field && (await copySelected(field)) ? done : 'copyFailed';
  };
  const saveCalendar = () => {
    const file = invitationCalendar(options, uid, Date.now());
    if (file === null) {
      missing.value = plan.peek().date === '' ? 'date' : 'time';
      return;
    }
    const name = fileName(plan.peek().title, words.untitled);
    saveFile(new Blob([file], { type: 'text/calendar;charset=utf-8' }), `${name}.ics`);
    said.value = 'calendarSaved';
  };
  const savePicture = async () => {
    try {
      saveFile(await qrPicture(link), `${fileName(plan.peek().title, words.untitled)}.png`);
      said.value = 'pictureSaved';
    } catch (error) {
      log.warn(`no picture: ${error instanceof Error ? error.name : 'unknown'}`);
      said.value = 'pictureFailed';
    }
  };
  const setKept = async (kept: boolean) => {
    if (!kept) await keeping.forget();
    else if (!(await keeping.keep(roomName()))) said.value = 'refused';
  };

  return (
    <Dialog title={words.title} onClose={onClose} wide="widest">
      <p class={css.lead}>{words.lead}</p>
      <div class={css.columns}>
        <div class={css.form}>
          <PlanFields plan={plan.value} missing={missing.value} change={change} />
          <AccessFields plan={plan.value} terms={terms} change={change} />
          <div class={css.link}>
            <TextField
              label={t().invite.link}
              icon={Link}
              value={link}
              readOnly
              inputRef={linkField}
            />
            <Button
              kind="primary"
              icon={Copy}
              onPress={() => void copy(linkField.current, 'linkCopied')}
            >
              {t().invite.copy}
            </Button>
          </div>
          <InvitationText
            text={invitationText(options)}
            language={language.value}
            setLanguage={(next) => (language.value = next)}
            field={textField}
          />
          <div class={css.actions}>
            <Button size="small" icon={Copy} onPress={() => void copy(textField.current, 'copied')}>
              {words.copyText}
            </Button>
            <a class={css.mail} href={invitationMail(options)}>
              <Icon icon={Mail} />
              <span>{words.mail}</span>
            </a>
            <Button size="small" icon={CalendarPlus} onPress={saveCalendar}>
              {words.calendar}
            </Button>
          </div>
          <p class={css.said} role="status" data-fault={isFault(said.value) || undefined}>
            {said.value && sentenceOf(said.value)}
          </p>
          <Switch
            label={words.keep}
            hint={words.keepHint}
            checked={keeping.name.value !== null}
            onChange={(kept) => void setKept(kept)}
          />
          <Button icon={Video} onPress={() => meeting.enter(plan.peek().passphrase)}>
            {words.enter}
          </Button>
        </div>
        <div class={css.scan}>
          <div class={css.code}>
            <QrCode text={link} label={t().invite.qr} />
          </div>
          <p class={css.hint}>{words.scan}</p>
          <Button kind="quiet" size="small" icon={Download} onPress={() => void savePicture()}>
            {words.savePicture}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}

function isFault(said: Said | null): boolean {
  return said === 'copyFailed' || said === 'pictureFailed' || said === 'refused';
}

function sentenceOf(said: Said): string {
  if (said === 'linkCopied') return t().invite.copied;
  return said === 'refused' ? rooms[locale.value].refused : planWords[locale.value][said];
}
