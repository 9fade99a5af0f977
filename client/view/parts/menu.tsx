// Lines of a menu: plain commands and one-of-several choices.
import { Check, type IconNode } from 'lucide';
import { Icon } from './icon.tsx';
import css from './menu.module.css';

export interface MenuItemProps {
  icon: IconNode;
  label: string;
  onPress: () => void;
  /** A number at the end of the line, 0 for nothing. */
  badge?: number;
  /** For toggles: shows a check mark. */
  checked?: boolean;
  /** For aria-keyshortcuts. */
  keys?: string | undefined;
}

export function MenuItem({ icon, label, onPress, badge = 0, checked, keys }: MenuItemProps) {
  const common = {
    type: 'button',
    class: css.item,
    tabIndex: -1,
    onClick: onPress,
    'aria-keyshortcuts': keys,
  } as const;
  const content = (
    <>
      <Icon icon={icon} />
      <span class={css.label}>{label}</span>
      {badge > 0 && <span class={css.badge}>{badge}</span>}
      {checked && <Icon icon={Check} />}
    </>
  );
  return checked === undefined ? (
    <button role="menuitem" {...common}>
      {content}
    </button>
  ) : (
    <button role="menuitemcheckbox" aria-checked={checked} {...common}>
      {content}
    </button>
  );
}

export interface MenuChoiceProps<Id extends string> {
  label: string;
  icon: IconNode;
  options: readonly { id: Id; label: string }[];
  value: Id;
  onChange: (id: Id) => void;
}

/** One of several, as a headed group of radio lines. */
export function MenuChoice<Id extends string>(props: MenuChoiceProps<Id>) {
  return (
    <div role="group" aria-label={props.label} class={css.group}>
      <div class={css.heading} aria-hidden="true">
        <Icon icon={props.icon} size={16} />
        {props.label}
      </div>
      {props.options.map((option) => (
        <button
          key={option.id}
          type="button"
          role="menuitemradio"
          aria-checked={option.id === props.value}
          class={css.item}
          tabIndex={-1}
          onClick={() => props.onChange(option.id)}
        >
          <span class={css.check}>{option.id === props.value && <Icon icon={Check} />}</span>
          <span class={css.label}>{option.label}</span>
        </button>
      ))}
    </div>
  );
}
