// A QR code as one SVG path, dark on white in every theme, because scanners expect that.
import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { createLog } from '../../kit/log.ts';
import css from './qr-code.module.css';

const QUIET_MODULES = 4;
const log = createLog('qr code');

interface Code {
  path: string;
  /** Modules per side, quiet zone included. */
  size: number;
}

/** The encoder is loaded when the first code is shown; without it the place stays empty. */
export function QrCode({ text, label }: { text: string; label: string }) {
  const code = useSignal<Code | null>(null);
  useEffect(() => {
    const lifetime = new AbortController();
    encodeText(text).then(
      (next) => {
        if (!lifetime.signal.aborted) code.value = next;
      },
      (error: unknown) => log.warn(`no code: ${error instanceof Error ? error.name : 'unknown'}`),
    );
    return () => lifetime.abort();
  }, [text]);
  if (!code.value) return <div class={css.code} />;
  const { path, size } = code.value;
  return (
    <svg
      class={css.code}
      viewBox={`0 0 ${size} ${size}`}
      role="img"
      aria-label={label}
      shape-rendering="crispEdges"
    >
      <path fill="#11272d" d={path} />
    </svg>
  );
}

async function encodeText(text: string): Promise<Code> {
  const { encode } = await import('uqr');
  const { data, size } = encode(text, { ecc: 'M', border: QUIET_MODULES });
  return { path: data.map((row, y) => rowPath(row, y)).join(''), size };
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
