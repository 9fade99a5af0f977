// For whom one writes: everybody, or one person.
import { ChevronDown } from 'lucide';
import { useId } from 'preact/hooks';
import { Icon } from '../../view/parts/icon.tsx';
import type { FeatureContext } from '../feature.ts';
import css from './composer.module.css';
import type { Chat } from './model.ts';
import type { ChatStrings } from './strings.ts';

export interface RecipientChoiceProps {
  chat: Chat;
  context: FeatureContext<ChatStrings>;
}

/** Nothing to choose while one is alone and the draft is for everybody. */
export function RecipientChoice({ chat, context }: RecipientChoiceProps) {
  const strings = context.t();
  const id = useId();
  const to = chat.draft.to.value;
  const others = context.participants.value
    .filter(({ isSelf }) => !isSelf)
    .map((participant) => ({ id: participant.id, name: participant.name.value }));
  if (others.length === 0 && !to) return null;
  const isHere = !to || others.some((other) => other.id === to.id);
  return (
    <div class={css.recipient}>
      <label for={id}>{strings.to}</label>
      <span class={css.recipientBox}>
        <select
          id={id}
          class={css.recipientSelect}
          value={to?.id ?? ''}
          onChange={({ currentTarget }) => {
            const chosen = others.find((other) => other.id === currentTarget.value);
            chat.address(chosen ?? null);
          }}
        >
          <option value="" selected={!to}>
            {strings.everyone}
          </option>
          {to && !isHere && (
            <option value={to.id} selected>
              {strings.notHere(to.name)}
            </option>
          )}
          {others.map((other) => (
            <option key={other.id} value={other.id} selected={to?.id === other.id}>
              {other.name}
            </option>
          ))}
        </select>
        <Icon icon={ChevronDown} size={16} />
      </span>
    </div>
  );
}
