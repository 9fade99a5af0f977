// The buttons: primary, secondary, quiet (text only) and danger; and the round-the-icon one.
import type { IconNode } from 'lucide';
import type { ComponentChildren, Ref } from 'preact';
import css from './button.module.css';
import { Icon } from './icon.tsx';
import { Tip } from './tip.tsx';

export interface ButtonProps {
  children: ComponentChildren;
  kind?: 'primary' | 'secondary' | 'quiet' | 'danger';
  size?: 'medium' | 'large' | 'small';
  icon?: IconNode;
  type?: 'button' | 'submit';
  /** Fills the line it stands in. */
  wide?: boolean;
  disabled?: boolean;
  /** Accessible name, when it says more than the visible words; contains these. */
  label?: string;
  onPress?: () => void;
  /** A pointer is over it, or it has the focus: it may be pressed soon. */
  onNear?: () => void;
  buttonRef?: Ref<HTMLButtonElement>;
}

export function Button(props: ButtonProps) {
  const { kind = 'secondary', size = 'medium', icon, type = 'button', wide, disabled } = props;
  return (
    <button
      ref={props.buttonRef ?? null}
      type={type}
      class={[css.button, css[kind], css[size], wide && css.wide].filter(Boolean).join(' ')}
      disabled={disabled ?? false}
      aria-label={props.label}
      onClick={() => props.onPress?.()}
      onPointerEnter={() => props.onNear?.()}
      onFocus={() => props.onNear?.()}
    >
      {icon && <Icon icon={icon} />}
      <span>{props.children}</span>
    </button>
  );
}

export interface IconButtonProps {
  icon: IconNode;
  /** Accessible name and tooltip. */
  label: string;
  onPress: () => void;
  pressed?: boolean;
  expanded?: boolean;
  hasPopup?: 'menu' | 'dialog';
  buttonRef?: Ref<HTMLButtonElement>;
}

export function IconButton(props: IconButtonProps) {
  return (
    <button
      ref={props.buttonRef ?? null}
      type="button"
      class={css.iconButton}
      aria-label={props.label}
      aria-pressed={props.pressed}
      aria-expanded={props.expanded}
      aria-haspopup={props.hasPopup}
      onClick={props.onPress}
    >
      <Icon icon={props.icon} />
      <Tip text={props.label} />
    </button>
  );
}
