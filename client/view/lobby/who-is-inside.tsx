// Who is already in the meeting: asked when the person wants to know, and kept up to date from then on.
import type { ReadonlySignal } from '@preact/signals';
import { inside as insideWords } from '../../i18n/inside.ts';
import { inLocale, locale, t } from '../../i18n/i18n.ts';
import type { RoomLookIn } from '../../room/look-in.ts';
import { Avatar } from '../parts/avatar.tsx';
import { Button } from '../parts/button.tsx';
import css from './lobby.module.css';

export interface WhoIsInsideProps {
  lookIn: ReadonlySignal<RoomLookIn | null>;
  onAsk: () => void;
}

/** More faces than this are not told apart at a glance. */
const MOST_AVATARS = 5;

export function WhoIsInside({ lookIn, onAsk }: WhoIsInsideProps) {
  const now = lookIn.value;
  const words = inLocale(insideWords);
  const people = (now?.insiders.value ?? []).map(({ id, name }) => ({
    id,
    name: name.trim() || words.nameless,
  }));
  return (
    <div class={css.inside}>
      {people.length > 0 && (
        <div class={css.avatars}>
          {people.slice(0, MOST_AVATARS).map(({ id, name }) => (
            <Avatar key={id} id={id} name={name} size={32} />
          ))}
        </div>
      )}
      {now === null && (
        <Button kind="quiet" onPress={onAsk}>
          {words.ask}
        </Button>
      )}
      <p role="status">
        {now &&
          sentenceOf(
            now,
            people.map(({ name }) => name),
          )}
      </p>
    </div>
  );
}

function sentenceOf({ state }: RoomLookIn, names: readonly string[]): string {
  const words = inLocale(insideWords);
  if (names.length > 0) {
    const list = new Intl.ListFormat(locale.value, { type: 'conjunction' }).format(names);
    return words.there(list, names.length);
  }
  switch (state.value) {
    case 'asking':
      return words.asking;
    case 'answered':
      return words.nobody;
    case 'closed':
      return words.closed;
    case 'unreachable':
      return t().refusal.unreachable;
    default:
      return state.value satisfies never;
  }
}
