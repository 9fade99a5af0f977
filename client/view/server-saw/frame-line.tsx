// One frame: when, which way, how large; opened, what the server could read of it, and every byte.
import { useSignal } from '@preact/signals';
import { ArrowDown, ArrowUp, ChevronDown } from 'lucide';
import { inLocale, locale } from '../../i18n/i18n.ts';
import { serverSaw as serverSawWords } from '../../i18n/server-saw.ts';
import type { SeenFrame } from '../../room/server-saw.ts';
import { Icon } from '../parts/icon.tsx';
import { clockTime } from './clock-time.ts';
import css from './server-saw.module.css';

/** The routing number: what the server can read. */
const READABLE_BYTES = 4;

export function FrameLine({ frame }: { frame: SeenFrame }) {
  const words = inLocale(serverSawWords);
  const open = useSignal(false);
  const { direction, atMs, bytes, times, lastAtMs } = frame;
  const number = new Intl.NumberFormat(locale.value);
  return (
    <li>
      <details
        class={css.frame}
        data-direction={direction}
        data-times={times}
        onToggle={({ currentTarget }) => (open.value = currentTarget.open)}
      >
        <summary>
          <Icon icon={direction === 'sent' ? ArrowUp : ArrowDown} size={16} />
          <span>
            {words[direction]} {routeWords(frame)} · {words.bytes(number.format(bytes.length))} ·{' '}
            <time>{clockTime(atMs)}</time>
            {times > 1 && <> · {words.times(number.format(times), clockTime(lastAtMs))}</>}
          </span>
          <Icon icon={ChevronDown} size={16} />
        </summary>
        {open.value && (
          <>
            <p>
              {words.connection(frame.connection)}. {contentWords(frame, number)}
            </p>
            {frame.content.type === 'turn' && <code>{frame.content.text}</code>}
            <code translate={false}>
              <b>{hex(bytes.subarray(0, READABLE_BYTES))}</b> {hex(bytes.subarray(READABLE_BYTES))}
            </code>
          </>
        )}
      </details>
    </li>
  );
}

function routeWords({ direction, route }: SeenFrame): string {
  const words = inLocale(serverSawWords);
  if (direction === 'sent') return route === 0 ? words.toAll : words.to(route);
  return route === 0 ? words.byServer : words.by(route);
}

function contentWords({ content }: SeenFrame, number: Intl.NumberFormat): string {
  const words = inLocale(serverSawWords);
  switch (content.type) {
    case 'sealed':
      return words.sealed(number.format(content.sizeBytes));
    case 'left':
      return words.left(content.member);
    case 'turn':
      return words.turn;
    case 'notice':
      return words.notice;
    case 'beat':
      return words.beat;
    case 'other':
      return words.other;
    default:
      return content satisfies never;
  }
}

function hex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join(' ');
}
