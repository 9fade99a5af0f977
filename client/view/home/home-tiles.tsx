// Two people in conversation before the coast: decoration that shows what a meeting looks like.
import { Plate } from '../tile/plate.tsx';
import css from './home-tiles.module.css';

export function HomeTiles() {
  return (
    <div class={css.tiles} aria-hidden="true">
      <div class={[css.tile, css.speaking].join(' ')}>
        <Anna />
        <Plate name="Anna Ahlers" isSelf={false} muted={false} speaking />
      </div>
      <div class={[css.tile, css.listening].join(' ')}>
        <Hinnerk />
        <Plate name="Hinnerk" isSelf={false} muted={false} speaking={false} small />
      </div>
    </div>
  );
}

/** At a window to the sea. */
function Anna() {
  return (
    <svg viewBox="0 0 264 168" preserveAspectRatio="xMidYMid slice">
      <path fill="#e3e9e7" d="M0 0h264v168H0z" />
      <path fill="#f7f8f5" d="M140 6h118v108H140zM28 46h48v34H28z" />
      <path fill="#cfe3ea" d="M148 12h102v46H148z" />
      <path fill="#8fbac2" d="M148 58h102v18H148z" />
      <path fill="#97b37d" d="M148 76q50-14 102-4v36H148z" />
      <path fill="#f7f8f5" d="M196 8h6v104h-6z" />
      <path fill="#a9c6cb" d="M33 51h38v24H33z" />
      <path fill="#7d9ba2" d="M33 75l13-14 9 8 7-5 9 11z" />
      <path fill="#4a2f28" d="M94 168V66q0-44 40-44t40 44v102z" />
      <path fill="#2b4450" d="M62 168q2-38 48-46l24 16 24-16q46 8 48 46z" />
      <path fill="#fbfaf6" d="M110 122l24 40 24-40-10-8h-28z" />
      <path fill="#ddb196" d="M122 98h24v20q-12 16-24 0z" />
      <path fill="#f0cfb8" d="M108 70q0-30 26-30t26 30q0 40-26 42-26-2-26-42z" />
      <path fill="#4a2f28" d="M104 78q-2-46 32-46 30 0 28 46-8-24-26-32-8 20-34 32z" />
      <g fill="none" stroke="#2b2726" stroke-width="2.6">
        <circle cx="123" cy="74" r="8.5" />
        <circle cx="146" cy="74" r="8.5" />
        <path d="M131.5 73q3-2 6 0" />
      </g>
      <g fill="#2b2726">
        <circle cx="123" cy="74" r="2.4" />
        <circle cx="146" cy="74" r="2.4" />
      </g>
      <path fill="none" stroke="#d7a488" stroke-width="2.4" d="M135 76l-2 10h4" />
      <path fill="#a8433b" d="M124 92q10 4 20 0-2 11-10 11t-10-11z" />
      <path fill="#fff" d="M126 93q8 3 16 0l-1 3h-14z" />
    </svg>
  );
}

/** Before a wall of wood, with a clock. */
function Hinnerk() {
  return (
    <svg viewBox="0 0 264 168" preserveAspectRatio="xMidYMid slice">
      <path fill="#c6a271" d="M0 0h264v168H0z" />
      <path
        fill="#b99562"
        d="M34 0h30v168H34zM98 0h34v168H98zM166 0h30v168h-30zM230 0h34v168h-34z"
      />
      <circle cx="222" cy="42" r="20" fill="#f1ede2" />
      <path fill="none" stroke="#5d6668" stroke-width="3" d="M222 29v13l8 6" />
      <path fill="#33535e" d="M58 168q2-36 50-44l26 14 26-14q48 8 50 44z" />
      <path fill="#e8edec" d="M110 124l24 38 24-38-8-8h-32z" />
      <path fill="#d8aa8e" d="M120 100h28v20q-14 14-28 0z" />
      <path fill="#c9c4bb" d="M100 64h68v26h-68z" />
      <path fill="#efc9b0" d="M97 70h8v20q-8 0-8-10zM163 70h8v10q0 10-8 10z" />
      <path fill="#efc9b0" d="M104 66q0-38 30-38t30 38q0 46-30 48-30-2-30-48z" />
      <g fill="#2b2726">
        <circle cx="122" cy="74" r="2.6" />
        <circle cx="146" cy="74" r="2.6" />
      </g>
      <path
        fill="none"
        stroke="#b9b3a8"
        stroke-width="3"
        stroke-linecap="round"
        d="M116 64q6-3 11 0M141 64q6-3 11 0"
      />
      <path fill="none" stroke="#d39e83" stroke-width="2.6" d="M134 76l-2 12h5" />
      <path fill="#c9c4bb" d="M118 96q8-7 16-2 8-5 16 2-8 5-16 1-8 4-16-1z" />
      <path
        fill="none"
        stroke="#a8574a"
        stroke-width="2.6"
        stroke-linecap="round"
        d="M125 102q9 5 18 0"
      />
    </svg>
  );
}
