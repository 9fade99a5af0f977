// Settings: sound alone, own picture, mirror, order of the tiles, motion.
import { ArrowDownUp, LayoutGrid, Sparkles, UserRound } from 'lucide';
import { inLocale } from '../../i18n/i18n.ts';
import { viewSettings as viewSettingsWords } from '../../i18n/view-settings.ts';
import type { AudioOnly } from '../../room/audio-only.ts';
import type { Preference } from '../../room/preference.ts';
import {
  MOTIONS,
  OWN_PICTURES,
  TILE_ORDERS,
  type ViewPreferences,
} from '../../room/view-preferences.ts';
import { Select, type SelectProps } from '../parts/field.tsx';
import { Switch } from '../parts/switch.tsx';
import type { SettingsSection } from './section.ts';

export function viewSection(preferences: ViewPreferences, audioOnly?: AudioOnly): SettingsSection {
  return {
    id: 'view',
    title: () => inLocale(viewSettingsWords).title,
    icon: LayoutGrid,
    render: () => <ViewSettings preferences={preferences} audioOnly={audioOnly} />,
  };
}

interface ViewSettingsProps {
  preferences: ViewPreferences;
  audioOnly: AudioOnly | undefined;
}

function ViewSettings({ preferences, audioOnly }: ViewSettingsProps) {
  const words = inLocale(viewSettingsWords);
  const { ownPicture, mirror, order, motion } = preferences;
  return (
    <>
      {audioOnly && (
        <Switch
          label={words.audioOnly}
          hint={words.audioOnlyHint}
          checked={audioOnly.on.value}
          onChange={audioOnly.set}
        />
      )}
      <Choice
        label={words.ownPicture}
        icon={UserRound}
        ids={OWN_PICTURES}
        words={words.ownPictures}
        preference={ownPicture}
      />
      <Switch
        label={words.mirror}
        hint={words.mirrorHint}
        checked={mirror.value.value}
        onChange={(checked) => mirror.set(checked)}
      />
      <Choice
        label={words.order}
        icon={ArrowDownUp}
        ids={TILE_ORDERS}
        words={words.orders}
        preference={order}
      />
      <Choice
        label={words.motion}
        icon={Sparkles}
        ids={MOTIONS}
        words={words.motions}
        preference={motion}
      />
    </>
  );
}

interface ChoiceProps<Id extends string> extends Pick<SelectProps, 'label' | 'icon'> {
  ids: readonly Id[];
  words: Readonly<Record<Id, string>>;
  preference: Preference<Id>;
}

function Choice<Id extends string>({ label, icon, ids, words, preference }: ChoiceProps<Id>) {
  return (
    <Select
      label={label}
      icon={icon}
      value={preference.value.value}
      options={ids.map((id) => ({ id, label: words[id] }))}
      onChange={(chosen) => {
        const known = ids.find((id) => id === chosen);
        if (known !== undefined) preference.set(known);
      }}
    />
  );
}
