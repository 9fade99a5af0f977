// A QR code as one SVG path, dark on white in every theme, because scanners expect that.
import { encode } from 'uqr';
import css from './qr-code.module.css';

const QUIET_MODULES = 4;

export function QrCode({ text, label }: { text: string; label: string }) {
  const { data, size } = encode(text, { ecc: 'M', border: QUIET_MODULES });
  return (
    <svg
      class={css.code}
      viewBox={`0 0 ${size} ${size}`}
      role="img"
      aria-label={label}
      shape-rendering="crispEdges"
    >
      <path fill="#11272d" d={data.map((row, y) => rowPath(row, y)).join('')} />
    </svg>
  );
}

/** The dark runs of one row as a path. */
function rowPath(row: readonly boolean[], y: number): string {
  let path = '';
  for (let x = 0; x < row.length; x++) {
    if (!row[x]) continue;
    const start = x;
    while (row[x + 1]) x++;
    path += `M${start} ${y}h${x - start + 1}v1H${start}z`;
  }
  return path;
}
