// Text fields and selects: label above, four equal corners, hint or fault below.
import { ChevronDown, type IconNode } from 'lucide';
import type { ComponentChildren, Ref, TargetedFocusEvent, TargetedInputEvent } from 'preact';
import { useId } from 'preact/hooks';
import css from './field.module.css';
import { Icon } from './icon.tsx';

export interface TextFieldProps {
  label: string;
  value: string;
  /** Text unless told otherwise. */
  type?: 'date' | 'time';
  onInput?: (value: string) => void;
  icon?: IconNode;
  placeholder?: string;
  readOnly?: boolean;
  /** What one should know before one fills it in. */
  hint?: string;
  /** One sentence; the field then counts as faulty. */
  problem?: string | null;
  maxLength?: number;
  autocomplete?: string;
  /** The label that one sees, when it differs from the name, e.g. a question. */
  visibleLabel?: string;
  inputRef?: Ref<HTMLInputElement>;
}

export function TextField(props: TextFieldProps) {
  const id = useId();
  const { problem, hint } = props;
  const descriptions = [problem && `${id}-problem`, hint && `${id}-hint`].filter(Boolean);
  const input = {
    ref: props.inputRef ?? null,
    id,
    class: css.input,
    'aria-label': props.visibleLabel ? props.label : undefined,
    'aria-invalid': problem ? true : undefined,
    'aria-describedby': descriptions.join(' ') || undefined,
    value: props.value,
    placeholder: props.placeholder,
    readOnly: props.readOnly ?? false,
    maxLength: props.maxLength,
    autocomplete: props.autocomplete ?? 'off',
    spellcheck: false,
    onInput: (event: TargetedInputEvent<HTMLInputElement>) =>
      props.onInput?.(event.currentTarget.value),
    onFocus: (event: TargetedFocusEvent<HTMLInputElement>) =>
      props.readOnly && event.currentTarget.select(),
  } as const;
  return (
    <div class={css.field}>
      {/* When the visible label is a question, the name comes from aria-label instead. */}
      <label class={css.label} for={id}>
        {props.visibleLabel ?? props.label}
      </label>
      <div class={[css.box, problem && css.faulty].filter(Boolean).join(' ')}>
        {props.icon && <Icon icon={props.icon} />}
        {props.type ? <input type={props.type} {...input} /> : <input type="text" {...input} />}
      </div>
      {problem && (
        <p class={css.problem} id={`${id}-problem`} role="alert">
          {problem}
        </p>
      )}
      {hint && (
        <p class={css.hint} id={`${id}-hint`}>
          {hint}
        </p>
      )}
    </div>
  );
}

export interface SelectProps {
  label: string;
  icon: IconNode;
  value: string;
  options: readonly { id: string; label: string }[];
  onChange: (id: string) => void;
  /** What the choice means. */
  hint?: string;
  children?: ComponentChildren;
}

export function Select({ label, icon, value, options, onChange, hint }: SelectProps) {
  const id = useId();
  return (
    <div class={css.field}>
      <label class={css.label} for={id}>
        {label}
      </label>
      <div class={css.box}>
        <Icon icon={icon} />
        <select
          id={id}
          class={css.input}
          aria-describedby={hint ? `${id}-hint` : undefined}
          value={value}
          onChange={(event) => onChange(event.currentTarget.value)}
        >
          {options.map((option) => (
            <option key={option.id} value={option.id} selected={option.id === value}>
              {option.label}
            </option>
          ))}
        </select>
        <Icon icon={ChevronDown} />
      </div>
      {hint && (
        <p class={css.hint} id={`${id}-hint`}>
          {hint}
        </p>
      )}
    </div>
  );
}
