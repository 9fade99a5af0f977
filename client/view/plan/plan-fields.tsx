// Title, date, time and duration of a planned meeting; none of them is needed for the link.
import { Clock } from 'lucide';
import { useEffect, useRef } from 'preact/hooks';
import { locale } from '../../i18n/i18n.ts';
import { plan as planWords } from '../../i18n/plan.ts';
import { MAX_ROOM_NAME_CHARACTERS } from '../../room/my-rooms.ts';
import { Select, TextField } from '../parts/field.tsx';
import { DURATIONS_MINUTES, type MeetingPlan } from './meeting-plan.ts';
import css from './plan.module.css';

export interface PlanFieldsProps {
  plan: MeetingPlan;
  /** What a calendar entry still needs. */
  missing: 'date' | 'time' | null;
  change: (part: Partial<MeetingPlan>) => void;
}

export function PlanFields({ plan, missing, change }: PlanFieldsProps) {
  const title = useRef<HTMLInputElement>(null);
  const date = useRef<HTMLInputElement>(null);
  const time = useRef<HTMLInputElement>(null);
  const words = planWords[locale.value];
  useEffect(() => {
    if (missing) (missing === 'date' ? date : time).current?.focus();
  }, [missing]);
  // The dialog opens after its content is there, and would put the focus on its first button.
  useEffect(() => queueMicrotask(() => title.current?.focus()), []);
  return (
    <>
      <TextField
        label={words.topic}
        placeholder={words.topicExample}
        maxLength={MAX_ROOM_NAME_CHARACTERS}
        value={plan.title}
        inputRef={title}
        onInput={(value) => change({ title: value })}
      />
      <div class={css.when}>
        <TextField
          type="date"
          label={words.date}
          value={plan.date}
          inputRef={date}
          problem={missing === 'date' ? words.dateMissing : null}
          onInput={(value) => change({ date: value })}
        />
        <TextField
          type="time"
          label={words.time}
          value={plan.time}
          inputRef={time}
          problem={missing === 'time' ? words.timeMissing : null}
          onInput={(value) => change({ time: value })}
        />
        <Select
          label={words.duration}
          icon={Clock}
          value={String(plan.durationMinutes)}
          options={DURATIONS_MINUTES.map((count) => ({
            id: String(count),
            label: durationText(count),
          }))}
          onChange={(id) => change({ durationMinutes: Number(id) })}
        />
      </div>
    </>
  );
}

function durationText(count: number): string {
  const words = planWords[locale.value];
  if (count < 60) return words.minutes(count);
  const hours = new Intl.NumberFormat(locale.value).format(count / 60);
  return words.hours(hours, count === 60);
}
