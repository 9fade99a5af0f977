// Reactions below a message: one chip per kind, pressed when one's own is among them.
import { Check, CircleHelp, Heart, Laugh, ThumbsUp, type IconNode } from 'lucide';
import { Icon } from '../../view/parts/icon.tsx';
import { Tip } from '../../view/parts/tip.tsx';
import type { FeatureContext } from '../feature.ts';
import css from './chat.module.css';
import type { Message } from './messages.ts';
import type { Chat } from './model.ts';
import type { ChatStrings } from './strings.ts';
import type { ChatReaction } from './value.ts';

export const REACTION_ICONS: Readonly<Record<ChatReaction, IconNode>> = {
  agree: ThumbsUp,
  thanks: Heart,
  laugh: Laugh,
  question: CircleHelp,
  done: Check,
};

export interface ReactionChipsProps {
  message: Message;
  chat: Chat;
  context: FeatureContext<ChatStrings>;
}

export function ReactionChips({ message, chat, context }: ReactionChipsProps) {
  const strings = context.t();
  if (message.reactions.length === 0) return null;
  return (
    <div class={css.chips}>
      {message.reactions.map(({ kind, by }) => {
        const names = by.map(({ id, name }) => (id === context.self.id ? strings.you : name));
        const label = strings.reactedBy(strings.reactions[kind], names.join(', '));
        return (
          <button
            key={kind}
            type="button"
            class={css.chip}
            aria-label={label}
            aria-pressed={by.some(({ id }) => id === context.self.id)}
            aria-disabled={context.may.value ? undefined : true}
            onClick={() => chat.toggleReaction(message, kind)}
          >
            <Icon icon={REACTION_ICONS[kind]} size={16} />
            <span aria-hidden="true">{by.length}</span>
            <Tip text={label} />
          </button>
        );
      })}
    </div>
  );
}
