// A switch: label and hint at the start, the knob at the end; the whole line can be pressed.
import { useId } from 'preact/hooks';
import css from './switch.module.css';

export interface SwitchProps {
  label: string;
  hint?: string;
  checked: boolean;
  onChange: (checked: boolean) => void;
}

export function Switch({ label, hint, checked, onChange }: SwitchProps) {
  const id = useId();
  return (
    <div class={css.line}>
      <label for={id} class={css.words}>
        <span class={css.label}>{label}</span>
        {hint && <span class={css.hint}>{hint}</span>}
      </label>
      <button
        id={id}
        type="button"
        role="switch"
        aria-checked={checked}
        aria-label={label}
        class={css.switch}
        onClick={() => onChange(!checked)}
      >
        <span class={css.knob} />
      </button>
    </div>
  );
}
