// Who may join a planned meeting beside those who have the link: an optional passphrase, an optional end.
import { KeyRound, Timer } from 'lucide';
import { MAX_PASSPHRASE_CHARACTERS } from '../../../shared/limits.ts';
import { access } from '../../i18n/access.ts';
import { inLocale } from '../../i18n/i18n.ts';
import { endMsOf } from '../../room/expiry.ts';
import { Button } from '../parts/button.tsx';
import { Select, TextField } from '../parts/field.tsx';
import { JOIN_HOURS, spanOf, type MeetingPlan, type PlanTerms } from './meeting-plan.ts';
import { momentText } from './moment-text.ts';
import css from './plan.module.css';
import { suggestPassphrase } from './suggest-passphrase.ts';

const ALWAYS = 'always';

export interface AccessFieldsProps {
  plan: MeetingPlan;
  terms: PlanTerms;
  change: (part: Partial<MeetingPlan>) => void;
}

export function AccessFields({ plan, terms, change }: AccessFieldsProps) {
  const words = inLocale(access);
  const spans = spanOf(plan) === null ? words.spans : words.spansAfter;
  const { expiryHour } = terms;
  return (
    <>
      <div class={css.link}>
        <TextField
          label={words.planPassphrase}
          icon={KeyRound}
          value={plan.passphrase}
          maxLength={MAX_PASSPHRASE_CHARACTERS}
          onInput={(passphrase) => change({ passphrase })}
        />
        <Button onPress={() => change({ passphrase: suggestPassphrase() })}>{words.suggest}</Button>
        {plan.passphrase !== '' && <p class={css.wide}>{words.planHint}</p>}
      </div>
      <Select
        label={words.until}
        icon={Timer}
        value={plan.joinHours === null ? ALWAYS : String(plan.joinHours)}
        options={[
          { id: ALWAYS, label: words.always },
          ...JOIN_HOURS.map((hours) => ({ id: String(hours), label: spans[hours] })),
        ]}
        {...(expiryHour !== null && { hint: words.untilHint(momentText(endMsOf(expiryHour))) })}
        onChange={(id) =>
          change({ joinHours: JOIN_HOURS.find((hours) => String(hours) === id) ?? null })
        }
      />
    </>
  );
}
