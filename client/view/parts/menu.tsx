// Lines of a menu: plain commands and one-of-several choices.
import { Check, type IconNode } from 'lucide';
import { useId } from 'preact/hooks';
import { Icon } from './icon.tsx';
import css from './menu.module.css';

export interface MenuItemProps {
  icon: IconNode;
  label: string;
  onPress: () => void;
  /** A number at the end of the line, 0 for nothing. */
  badge?: number;
  /** What it counts, for the ears. */
  badgeLabel?: string;
  /** For toggles: shows a check mark. */
  checked?: boolean;
  /** For aria-keyshortcuts. */
  keys?: string | undefined;
  /** Takes something away from somebody. */
  danger?: boolean;
  /** Why it cannot be used now; stands below the label. */
  reason?: string | null;
}

export function MenuItem(props: MenuItemProps) {
  const { icon, label, onPress, badge = 0, checked, keys, danger, reason } = props;
  const told = reason ?? (badge > 0 ? props.badgeLabel : null);
  const id = useId();
  const common = {
    type: 'button',
    class: danger ? `${css.item} ${css.danger}` : css.item,
    tabIndex: -1,
    onClick: onPress,
    'aria-disabled': reason ? true : undefined,
    // What stands beside the label is no part of the name.
    'aria-label': reason || badge > 0 ? label : undefined,
    'aria-describedby': told ? id : undefined,
    'aria-keyshortcuts': keys,
  } as const;
  const content = (
    <>
      <Icon icon={icon} />
      <span class={css.label}>
        {label}
        {reason && (
          <span id={id} class={css.reason}>
            {reason}
          </span>
        )}
      </span>
      {badge > 0 && <span class={css.badge} data-badge={badge} />}
      {!reason && told && (
        <span id={id} hidden>
          {told}
        </span>
      )}
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
