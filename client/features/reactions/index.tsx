// Reactions: six kinds behind one button, rising along the end edge of the sender's tile.
import {
  Coffee,
  Heart,
  Laugh,
  Lightbulb,
  PartyPopper,
  SmilePlus,
  ThumbsUp,
  type IconNode,
} from 'lucide';
import { systemClock } from '../../kit/clock.ts';
import { Icon } from '../../view/parts/icon.tsx';
import { defineFeature } from '../feature.ts';
import { ReactionMenu } from './menu.tsx';
import { createReactions, parseReaction, type Reaction } from './model.ts';
import css from './reactions.module.css';
import { strings } from './strings.ts';

const ICONS: Readonly<Record<Reaction, IconNode>> = {
  agree: ThumbsUp,
  thanks: Heart,
  congratulations: PartyPopper,
  laugh: Laugh,
  idea: Lightbulb,
  break: Coffee,
};

export default defineFeature({
  id: 'reactions',
  strings,
  right: 'react',
  setup(context) {
    const reactions = createReactions(context, systemClock);
    return {
      notice: () => context.t().menu,
      toolbar: {
        order: 30,
        group: 'stage',
        label: () => context.t().react,
        word: () => context.t().react,
        icon: () => SmilePlus,
        reason: () => (context.may.value ? null : context.t().mayNot),
        // The shell opens and closes the popover by itself.
        press: () => undefined,
        popover: (close) => (
          <ReactionMenu
            icons={ICONS}
            strings={context.t()}
            onChoose={(reaction) => {
              reactions.react(reaction);
              close();
            }}
          />
        ),
      },
      outside: {
        commands: {
          sendReaction(kind) {
            const reaction = parseReaction(kind);
            if (reaction !== undefined) reactions.react(reaction);
            return reaction !== undefined;
          },
        },
        onReaction: reactions.onReaction,
      },
      tileOverlay: ({ id }) => {
        const shown = reactions.shown.value.get(id);
        return shown ? (
          <div class={css.rising} aria-hidden="true">
            {shown.map(({ key, reaction }) => (
              <span key={key} class={css.bubble}>
                <Icon icon={ICONS[reaction]} size={24} />
              </span>
            ))}
          </div>
        ) : null;
      },
    };
  },
});
