// The coast to the west of the picture, for where it is wider than high. Decoration.
import css from '../page/coast.module.css';

/** Goes into a `Coast` whose SVG shows what overflows. */
export function WestCoast() {
  return (
    <>
      <rect class={css.sky} x="-1400" width="1402" height="640" />
      <g class={css.cloud}>
        <rect x="-420" y="150" width="180" height="14" rx="7" />
        <rect x="-380" y="132" width="90" height="30" rx="15" />
      </g>
      <path class={css.beam} d="M0 130L-1400 -81V376L0 250z" />
      <rect class={css.seaFar} x="-1400" y="408" width="1402" height="40" />
      <rect class={css.sea} x="-1400" y="430" width="1402" height="210" />
      <path class={css.waves} d="M-120 470h90M-330 486h120M-560 466h80" />
      <path class={css.hill} d="M2 520H0Q-180 554 -420 524T-900 540T-1400 520V640H2z" />
      <path class={css.hillNear} d="M2 580H0Q-260 604 -560 578T-1400 590V640H2z" />
    </>
  );
}
