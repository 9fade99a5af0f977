// The mark and the word: two speech bubbles whose gap is an S.
import css from './logo.module.css';

const BUBBLE = 'M11 2H22.5A6.3 6.3 0 0 1 22.5 14.6H12C7.5 14.6 4 17 2 21.5V11A9 9 0 0 1 11 2Z';

export function Logo() {
  return (
    <span class={css.logo}>
      <Mark />
      Schnack
    </span>
  );
}

/** Without the word, where there is no space for it. */
export function Mark() {
  return (
    <svg width="30" height="30" viewBox="0 0 32 32" aria-hidden="true">
      <path class={css.upper} d={BUBBLE} />
      <path class={css.lower} d={BUBBLE} transform="rotate(180 16 16)" />
    </svg>
  );
}
