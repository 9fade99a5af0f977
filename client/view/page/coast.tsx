// The coast: dike, lighthouse, sheep; day in the light theme, night with a beam in the dark one. Decoration.
import type { ComponentChildren } from 'preact';
import css from './coast.module.css';

/** `children` are what else of the coast is to be seen, drawn behind the rest. */
export function Coast({ children }: { children?: ComponentChildren }) {
  return (
    <svg
      class={css.coast}
      viewBox="0 0 640 640"
      preserveAspectRatio="xMidYMax slice"
      aria-hidden="true"
    >
      {children}
      <linearGradient id="coast-sky" x2="0" y2="1">
        <stop class={css.zenith} />
        <stop class={css.horizon} offset=".65" />
      </linearGradient>
      <rect class={css.sky} width="640" height="640" />
      <circle class={css.sun} cx="132" cy="206" r="44" />
      <g class={css.cloud}>
        <rect x="300" y="84" width="150" height="14" rx="7" />
        <rect x="336" y="66" width="90" height="30" rx="15" />
        <rect x="40" y="120" width="90" height="12" rx="6" />
        <rect x="70" y="106" width="44" height="24" rx="12" />
        <rect x="200" y="316" width="120" height="12" rx="6" />
        <rect x="236" y="302" width="56" height="24" rx="12" />
      </g>
      <path
        class={css.birds}
        d="M244 172q9-11 17 0q9-11 17 0M300 196q7-8 13 0q7-8 13 0M556 130q9-11 17 0q9-11 17 0M309 340v66"
      />
      <path class={css.beam} d="M498 205L0 130v120zM498 205l142-36v72z" />
      <rect class={css.seaFar} y="408" width="640" height="40" />
      <rect class={css.sea} y="430" width="640" height="210" />
      <path class={css.waves} d="M30 474h120M70 500h84M230 454h80M190 492h60" />
      <path class={css.sail} d="M306 348v56h-34q6-40 34-56zM312 350q30 20 30 54h-30z" />
      <path class={css.hull} d="M262 410h88l-12 20h-64z" />
      <path class={css.hillFar} d="M240 560Q400 396 640 410V640H240z" />
      <g class={css.houses}>
        <path class={css.wall} d="M372 396h76v40h-76zM556 388h84v44h-84z" />
        <path class={css.roof} d="M360 398l20-34h58l22 34zM544 390l22-36h74v36z" />
        <path class={css.lamp} d="M384 408h14v14h-14zM424 408h14v14h-14zM572 402h14v14h-14z" />
      </g>
      <path class={css.tower} d="M476 420l8-182h28l8 182z" />
      <path
        class={css.stripe}
        d="M482.3 276h31.400l1.600 36h-34.600zM479.200 348h37.600l1.600 36h-40.800zM470 232h56v9h-56zM480 200q18-24 36 0zM496.500 172h3v14h-3z"
      />
      <path class={css.lamp} d="M484 202h28v30h-28z" />
      <path
        class={css.door}
        d="M490 420v-16a8 8 0 0 1 16 0v16zM492 322h12v14h-12zM405 412h10v24h-10zM600 408h10v24h-10zM493 202h2v30h-2zM501 202h2v30h-2z"
      />
      <path class={css.hill} d="M0 520Q180 486 360 528T640 520V640H0z" />
      <path class={css.hillNear} d="M0 580Q260 556 640 588V640H0z" />
      <path
        class={css.path}
        d="M494 420q-12 44 22 74t-10 70q-60 30-84 76h70q20-60 60-96t-6-80-34-44z"
      />
      <g class={css.wool}>
        <rect x="60" y="536" width="44" height="26" rx="13" />
        <rect x="142" y="550" width="48" height="28" rx="14" />
        <rect x="246" y="528" width="36" height="22" rx="11" />
      </g>
      <path
        class={css.dark}
        d="M68 560h4v10h-4zM92 560h4v10h-4zM152 576h4v10h-4zM176 576h4v10h-4zM254 548h3v8h-3zM272 548h3v8h-3zM98 542a8 10 0 1 1 14 0a8 10 0 0 1-14 0zM134 556a8 10 0 1 1 14 0a8 10 0 0 1-14 0zM276 532a6 8 0 1 1 11 0a6 8 0 0 1-11 0z"
      />
    </svg>
  );
}
