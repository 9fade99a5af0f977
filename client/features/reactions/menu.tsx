// The six reactions to choose from: a menu in a row, by arrow keys, too.
import type { IconNode } from 'lucide';
import { Icon } from '../../view/parts/icon.tsx';
import { parseReaction, type Reaction } from './model.ts';
import css from './reactions.module.css';
import type { ReactionStrings } from './strings.ts';

export interface ReactionMenuProps {
  icons: Readonly<Record<Reaction, IconNode>>;
  strings: ReactionStrings;
  onChoose: (reaction: Reaction) => void;
}

export function ReactionMenu({ icons, strings, onChoose }: ReactionMenuProps) {
  return (
    <div
      class={css.menu}
      role="menu"
      aria-label={strings.menu}
      aria-orientation="horizontal"
      tabIndex={-1}
      onKeyDown={moveFocus}
    >
      {Object.entries(icons).map(([name, icon]) => {
        const reaction = parseReaction(name);
        return (
          reaction && (
            <button
              key={reaction}
              type="button"
              role="menuitem"
              class={css.item}
              onClick={() => onChoose(reaction)}
            >
              <Icon icon={icon} size={24} />
              <span>{strings.words[reaction]}</span>
            </button>
          )
        );
      })}
    </div>
  );
}

/** Arrow keys, Home and End (ARIA Authoring Practices, menu pattern); the row may wrap. */
function moveFocus(event: KeyboardEvent & { currentTarget: HTMLElement }): void {
  const items = [...event.currentTarget.querySelectorAll('button')];
  const here = items.findIndex((item) => item === document.activeElement);
  const next = { ArrowRight: here + 1, ArrowDown: here + 1, Home: 0 }[event.key];
  const back = { ArrowLeft: here - 1, ArrowUp: here - 1, End: -1 }[event.key];
  const target = next === undefined ? back : next % items.length;
  if (target === undefined) return;
  event.preventDefault();
  items.at(target)?.focus();
}
