// The four symbols: a drawing and its word each, and the same words in the other language for mixed groups.
import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { inLocale, locale } from '../../i18n/i18n.ts';
import { verify as verifyWords } from '../../i18n/verify.ts';
import { createLog } from '../../kit/log.ts';
import { Button } from '../parts/button.tsx';
import { Icon } from '../parts/icon.tsx';
import { familiarDrawings } from './familiar-drawings.ts';
import css from './verify.module.css';

type Symbols = typeof import('./symbol-drawings.ts');

const log = createLog('verify');

export function Phrase({ numbers }: { numbers: readonly number[] }) {
  const loaded = useSignal<Symbols | 'failed' | null>(null);
  const words = inLocale(verifyWords);
  const load = () => {
    loaded.value = null;
    import('./symbol-drawings.ts').then(
      (symbols) => (loaded.value = symbols),
      (error: unknown) => {
        log.warn(`no symbols: ${error instanceof Error ? error.name : 'unknown'}`);
        loaded.value = 'failed';
      },
    );
  };
  useEffect(load, []);
  if (loaded.value === null) return <p class={css.hint}>{words.loading}</p>;
  if (loaded.value === 'failed') {
    return (
      <>
        <p class={css.alarm}>{words.notLoaded}</p>
        <Button onPress={load}>{words.loadAgain}</Button>
      </>
    );
  }
  const { drawings, symbols } = loaded.value;
  const other = locale.value === 'de' ? 'en' : 'de';
  return (
    <>
      <ol class={css.symbols}>
        {numbers.map((number, at) => {
          const name = symbols.en[number] ?? '';
          return (
            <li key={at} class={css.symbol}>
              <Icon icon={drawings[name] ?? familiarDrawings[name] ?? []} size={48} />
              <span class={css.word}>{inLocale(symbols)[number]}</span>
            </li>
          );
        })}
      </ol>
      <p class={css.hint}>
        {words.inOther}{' '}
        <span lang={other}>{numbers.map((number) => symbols[other][number]).join(', ')}</span>
      </p>
    </>
  );
}
