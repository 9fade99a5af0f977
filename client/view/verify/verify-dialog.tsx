// Verify connection: begin, wait, read four words aloud, and say whether all heard the same.
import { useSignal } from '@preact/signals';
import { Check, LogOut, RotateCw, ShieldCheck } from 'lucide';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { inLocale } from '../../i18n/i18n.ts';
import { verify as verifyWords } from '../../i18n/verify.ts';
import type { Room } from '../../room/room.ts';
import type { CheckState } from '../../room/verification.ts';
import { Button } from '../parts/button.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { Icon } from '../parts/icon.tsx';
import { alarmText, faultText, isAlarm, namesOf, waitedFor } from './check-words.ts';
import { Phrase } from './phrase.tsx';
import css from './verify.module.css';

export interface VerifyDialogProps {
  room: Pick<Room, 'self' | 'others' | 'verification'>;
  onClose: () => void;
  /** The page afterwards says what a check ended with. */
  onLeave: () => void;
}

/** All answers are there in a moment; only whoever takes longer is named. */
const LATE_MS = 1500;

type Done = Extract<CheckState, { type: 'done' }>;
type Failed = Extract<CheckState, { type: 'failed' }>;

export function VerifyDialog(props: VerifyDialogProps) {
  const { verification, others } = props.room;
  const words = inLocale(verifyWords);
  const state = verification.check.value;
  // Whoever opens it wants a check; what is there already is shown first.
  useEffect(() => {
    const { type } = verification.check.peek();
    if (type === 'idle') verification.start();
  }, []);
  const isConfirmed = state.type === 'done' && verification.confirmed.value;
  return (
    <Dialog
      title={words.title}
      onClose={props.onClose}
      wide={state.type === 'done' && !isConfirmed}
    >
      {others.value.length === 0 && state.type !== 'done' && !isAlarm(state) ? (
        <p class={css.lead}>{words.alone}</p>
      ) : (
        <Content {...props} state={state} isConfirmed={isConfirmed} />
      )}
    </Dialog>
  );
}

interface ContentProps extends VerifyDialogProps {
  state: CheckState;
  isConfirmed: boolean;
}

function Content(props: ContentProps) {
  const { state, room, isConfirmed } = props;
  const told = useRef<HTMLDivElement>(null);
  // A button goes with its question; whoever pressed it stays in the dialog, at the answer.
  useLayoutEffect(() => {
    if (document.activeElement === document.body) told.current?.focus();
  }, [state.type, isConfirmed]);
  return (
    <>
      {/* The region always exists, or screen readers would miss its first sentence. */}
      <div ref={told} role="status" tabIndex={-1} class={css.state}>
        <Told state={state} isConfirmed={isConfirmed} room={room} />
      </div>
      <Answers {...props} />
    </>
  );
}

/** What is so now. */
function Told({ state, isConfirmed, room }: Pick<ContentProps, 'state' | 'isConfirmed' | 'room'>) {
  const words = inLocale(verifyWords);
  const saidBy = isAlarm(state) ? alarmText(state, room) : '';
  switch (state.type) {
    case 'idle':
      return <p class={css.lead}>{words.why}</p>;
    case 'running':
      return <Waiting state={state} room={room} />;
    case 'done':
      return isConfirmed ? <Confirmed room={room} /> : <Words state={state} room={room} />;
    case 'failed':
      return (
        <div class={isAlarm(state) ? css.alarm : css.trouble}>
          <p>{faultText(state, room)}</p>
          {saidBy && <p>{saidBy}</p>}
        </div>
      );
    default:
      return state satisfies never;
  }
}

function Waiting({ state, room }: Pick<ContentProps, 'state' | 'room'>) {
  const words = inLocale(verifyWords);
  const late = useSignal(false);
  useEffect(() => {
    const timer = setTimeout(() => (late.value = true), LATE_MS);
    return () => clearTimeout(timer);
  }, []);
  const names = late.value ? namesOf(waitedFor(state), room) : [];
  return (
    <>
      <p class={css.lead}>{words.running}</p>
      {names.length > 0 && <p class={css.hint}>{words.waitingFor(names)}</p>}
    </>
  );
}

function Words({ state, room }: { state: Done; room: ContentProps['room'] }) {
  const words = inLocale(verifyWords);
  const members = namesOf(state.members, room);
  const without = room.others.value.filter(({ id }) => !state.members.includes(id));
  return (
    <>
      <p class={css.lead}>{words.read}</p>
      <Phrase key={state.check} numbers={state.phrase} />
      <p class={css.hint}>
        {words.validFor(members)}{' '}
        {without.length > 0 && words.without(without.map(({ name }) => name.value))}
      </p>
    </>
  );
}

function Confirmed({ room }: Pick<ContentProps, 'room'>) {
  const words = inLocale(verifyWords);
  const named = (trust: string) =>
    room.others.value
      .filter(({ id }) => room.verification.trustOf(id) === trust)
      .map(({ name }) => name.value);
  const [verified, later, left] = [named('verified'), named('new'), named('unverified')];
  return (
    <>
      {verified.length > 0 && (
        <p class={css.fine}>
          <Icon icon={ShieldCheck} /> {words.confirmed(verified)}
        </p>
      )}
      {later.length > 0 && <p class={css.lead}>{words.newSince(later)}</p>}
      {left.length > 0 && <p class={css.lead}>{words.without(left)}</p>}
    </>
  );
}

/** What one can do about it. */
function Answers({ state, isConfirmed, room, ...props }: ContentProps) {
  const words = inLocale(verifyWords);
  const { verification } = room;
  const again = (kind: 'primary' | 'secondary') =>
    room.others.value.length > 0 && (
      <Button kind={kind} icon={RotateCw} onPress={() => verification.start()}>
        {words.again}
      </Button>
    );
  const buttons = () => {
    if (state.type === 'running') return null;
    if (state.type === 'idle') {
      return (
        <Button kind="primary" icon={ShieldCheck} onPress={() => verification.start()}>
          {words.start}
        </Button>
      );
    }
    if (state.type === 'failed') {
      return isAlarm(state) ? (
        <>
          <Button kind="danger" icon={LogOut} onPress={props.onLeave}>
            {words.leave}
          </Button>
          {again('secondary')}
        </>
      ) : (
        <>
          {again('primary')}
          <GoOnWithout state={state} room={room} />
        </>
      );
    }
    if (isConfirmed) {
      return (
        <>
          <Button kind="primary" icon={Check} onPress={props.onClose}>
            {words.done}
          </Button>
          {again('secondary')}
        </>
      );
    }
    return (
      <>
        <Button kind="primary" icon={ShieldCheck} onPress={() => verification.confirm(state.check)}>
          {words.same}
        </Button>
        <Button onPress={() => void verification.deny().then(props.onLeave)}>{words.other}</Button>
      </>
    );
  };
  return <div class={css.answers}>{buttons()}</div>;
}

/** Somebody keeps silent: the others need not wait. */
function GoOnWithout({ state, room }: { state: Failed; room: ContentProps['room'] }) {
  const words = inLocale(verifyWords);
  const rest = room.others.value.filter(({ id }) => !state.whom.includes(id));
  const names = namesOf(state.whom, room);
  if (state.fault !== 'silent' || rest.length === 0 || names.length === 0) return null;
  return (
    <Button onPress={() => room.verification.start(rest.map(({ id }) => id))}>
      {words.goOnWithout(names)}
    </Button>
  );
}
