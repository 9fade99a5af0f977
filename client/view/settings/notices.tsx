// Settings: which news is spoken, shown or heard, and how closely it follows.
import { Bell, Timer } from 'lucide';
import { inLocale } from '../../i18n/i18n.ts';
import { notices as noticesWords } from '../../i18n/notices.ts';
import {
  chooseNotice,
  KNOCK,
  noticeChoice,
  PACES,
  type NoticeChoice,
  type NoticePreferences,
} from '../../room/notice-preferences.ts';
import { Select } from '../parts/field.tsx';
import type { NoticeLabel } from '../slots.ts';
import css from './notices.module.css';
import type { SettingsSection } from './section.ts';

export interface NoticeSettings {
  preferences: NoticePreferences;
  /** What the features announce. */
  features: readonly NoticeLabel[];
}

export function notices(settings: NoticeSettings): SettingsSection {
  return {
    id: 'notices',
    title: () => inLocale(noticesWords).section,
    icon: Bell,
    render: () => <NoticesSection {...settings} />,
  };
}

const WAYS = ['spoken', 'shown', 'sound'] as const;

function NoticesSection({ preferences, features }: NoticeSettings) {
  const words = inLocale(noticesWords);
  const kinds: NoticeLabel[] = [
    { kind: 'joined', label: () => words.joined },
    { kind: 'left', label: () => words.left },
    { kind: KNOCK, label: () => words.knock },
    ...features,
    { kind: 'connection', label: () => words.connection },
  ];
  return (
    <>
      <p>{words.about}</p>
      <div class={css.kinds}>
        {kinds.map((kind) => (
          <Kind key={kind.kind} preferences={preferences} {...kind} />
        ))}
      </div>
      <p class={css.hint}>{words.spokenHint}</p>
      <Select
        label={words.pace}
        icon={Timer}
        value={preferences.pace.value.value}
        options={PACES.map((id) => ({ id, label: words[id] }))}
        onChange={(id) => {
          const pace = PACES.find((known) => known === id);
          if (pace !== undefined) preferences.pace.set(pace);
        }}
      />
    </>
  );
}

function Kind({ kind, label, preferences }: NoticeLabel & { preferences: NoticePreferences }) {
  const words = inLocale(noticesWords);
  const choice: NoticeChoice = noticeChoice(preferences, kind);
  return (
    <div class={css.kind} role="group" aria-label={label()}>
      <span class={css.what}>{label()}</span>
      {WAYS.map((way) =>
        kind === 'connection' && way === 'shown' ? (
          <span key={way} class={css.always}>
            {words.always}
          </span>
        ) : (
          <label key={way} class={css.way}>
            <input
              type="checkbox"
              aria-label={`${label()}: ${words[way]}`}
              checked={choice[way]}
              onChange={({ currentTarget }) =>
                chooseNotice(preferences, kind, { [way]: currentTarget.checked })
              }
            />
            {words[way]}
          </label>
        ),
      )}
    </div>
  );
}
