// A switch: label and hint at the start, the knob at the end; the whole line can be pressed.
import { useId } from 'preact/hooks';
import css from './switch.module.css';

export interface SwitchProps {
  label: string;
  hint?: string;
  checked: boolean;
  /** Cannot be changed now; the hint says why. */
  disabled?: boolean;
  onChange: (checked: boolean) => void;
}

export function Switch({ label, hint, checked, disabled = false, onChange }: SwitchProps) {
  const id = useId();
  return (
    <div class={css.line}>
      <label for={id} class={css.words}>
        <span class={css.label}>{label}</span>
        {hint && (
          <span id={`${id}-hint`} class={css.hint}>
            {hint}
          </span>
        )}
      </label>
      <button
        id={id}
        type="button"
        role="switch"
        aria-checked={checked}
        aria-label={label}
        aria-describedby={hint ? `${id}-hint` : undefined}
        aria-disabled={disabled ? true : undefined}
        class={css.switch}
        onClick={() => !disabled && onChange(!checked)}
      >
        <span class={css.knob} />
      </button>
    </div>
  );
}
