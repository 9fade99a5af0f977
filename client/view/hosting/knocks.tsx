// Who wants to come in: one card for one, a list for several. Never modal, and it does not take the focus.
import { useSignal } from '@preact/signals';
import { Bell } from 'lucide';
import { useEffect, useId } from 'preact/hooks';
import { inLocale } from '../../i18n/i18n.ts';
import { hosting as hostingWords } from '../../i18n/hosting.ts';
import { systemClock } from '../../kit/clock.ts';
import type { Knock, Moderation } from '../../room/moderation.ts';
import { Icon } from '../parts/icon.tsx';
import { waitedText } from './knock-time.ts';
import css from './knocks.module.css';

export interface KnocksProps {
  moderation: Pick<Moderation, 'knocks' | 'admit' | 'turnAway'>;
  /** Called when the last knock was answered here, so that the focus can go on. */
  onDone: () => void;
}

export function Knocks({ moderation, onDone }: KnocksProps) {
  const knocks = moderation.knocks.value;
  const nowMs = useNow();
  const answer = (act: (ids: string[]) => Promise<void>, ids: string[]) => {
    const isLast = ids.length === moderation.knocks.peek().length;
    void act(ids);
    if (isLast) onDone();
  };
  const answers = {
    onLetIn: (ids: string[]) => answer(moderation.admit, ids),
    onTurnAway: (ids: string[]) => answer(moderation.turnAway, ids),
  };
  const [only] = knocks;
  if (only === undefined) return null;
  if (knocks.length === 1) return <OneKnock knock={only} nowMs={nowMs} {...answers} />;
  return <ManyKnocks knocks={knocks} nowMs={nowMs} {...answers} />;
}

interface Answers {
  onLetIn: (ids: string[]) => void;
  onTurnAway: (ids: string[]) => void;
}

interface OneKnockProps extends Answers {
  knock: Knock;
  nowMs: number;
}

function OneKnock({ knock, nowMs, ...answers }: OneKnockProps) {
  const id = useId();
  const words = inLocale(hostingWords);
  return (
    <div
      class={css.card}
      role="alertdialog"
      aria-labelledby={`${id}-title`}
      aria-describedby={knock.note === '' ? undefined : `${id}-note`}
      data-knock={knock.id}
    >
      <span class={css.bell}>
        <Icon icon={Bell} />
      </span>
      <div class={css.words}>
        <h3 id={`${id}-title`} class={css.title}>
          {words.knocks(knock.name)}
        </h3>
        <Note id={`${id}-note`} knock={knock} />
        <Waited knock={knock} nowMs={nowMs} />
      </div>
      <KnockButtons ids={[knock.id]} describedBy={`${id}-title`} {...answers} />
    </div>
  );
}

interface ManyKnocksProps extends Answers {
  knocks: readonly Knock[];
  nowMs: number;
}

function ManyKnocks({ knocks, nowMs, ...answers }: ManyKnocksProps) {
  const id = useId();
  const words = inLocale(hostingWords);
  return (
    <div class={css.card}>
      <span class={css.bell}>
        <Icon icon={Bell} />
      </span>
      <div class={css.words}>
        <h3 id={id} class={css.title}>
          {words.manyKnock(knocks.length)}
        </h3>
      </div>
      <ul class={css.list} aria-labelledby={id}>
        {knocks.map((knock) => (
          <li key={knock.id} class={css.item} data-knock={knock.id}>
            <div class={css.words}>
              <span id={`${id}-${knock.id}`} class={css.name} dir="auto">
                {knock.name}
              </span>
              <Note id={`${id}-${knock.id}-note`} knock={knock} />
              <Waited knock={knock} nowMs={nowMs} />
            </div>
            <KnockButtons ids={[knock.id]} describedBy={`${id}-${knock.id}`} {...answers} />
          </li>
        ))}
      </ul>
      <div class={css.buttons}>
        <button
          type="button"
          class={css.letIn}
          onClick={() => answers.onLetIn(knocks.map((knock) => knock.id))}
        >
          {words.letAllIn}
        </button>
      </div>
    </div>
  );
}

function Note({ id, knock }: { id: string; knock: Knock }) {
  if (knock.note === '') return null;
  return (
    <q id={id} class={css.note} dir="auto">
      {knock.note}
    </q>
  );
}

function Waited({ knock, nowMs }: { knock: Knock; nowMs: number }) {
  return <span class={css.waited}>{waitedText(nowMs - knock.sinceMs)}</span>;
}

interface KnockButtonsProps extends Answers {
  ids: string[];
  /** Whom the two buttons are about. */
  describedBy: string;
}

function KnockButtons({ ids, describedBy, onLetIn, onTurnAway }: KnockButtonsProps) {
  const words = inLocale(hostingWords);
  return (
    <div class={css.buttons}>
      <button
        type="button"
        class={css.letIn}
        aria-describedby={describedBy}
        onClick={() => onLetIn(ids)}
      >
        {words.letIn}
      </button>
      <button
        type="button"
        class={css.turnAway}
        aria-describedby={describedBy}
        onClick={() => onTurnAway(ids)}
      >
        {words.turnAway}
      </button>
    </div>
  );
}

/** By the room's clock, once a second. */
function useNow(): number {
  const nowMs = useSignal(systemClock.nowMs());
  useEffect(() => {
    const timer = setInterval(() => (nowMs.value = systemClock.nowMs()), 1000);
    return () => clearInterval(timer);
  }, []);
  return nowMs.value;
}
