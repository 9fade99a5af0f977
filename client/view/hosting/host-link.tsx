// For the host, in the invitation: leading on another device, and a new link in place of the present one.
import { useSignal } from '@preact/signals';
import { Check, Copy, KeyRound, RefreshCw } from 'lucide';
import { useRef } from 'preact/hooks';
import { inLocale } from '../../i18n/i18n.ts';
import { hosting as hostingWords } from '../../i18n/hosting.ts';
import { Button } from '../parts/button.tsx';
import { copyText } from '../parts/copy-text.ts';
import { TextField } from '../parts/field.tsx';
import css from './host-link.module.css';
import { useLeading } from './leading.ts';

export interface HostLinkProps {
  /** Asks whether the guest link is to be renewed. */
  onRenew: () => void;
}

/** Nothing for who does not hold the host's secret. */
export function HostLink({ onRenew }: HostLinkProps) {
  const leading = useLeading();
  const result = useSignal<'copied' | 'failed' | null>(null);
  const input = useRef<HTMLInputElement>(null);
  const link = leading?.hostLink() ?? null;
  if (link === null) return null;
  const words = inLocale(hostingWords);
  const copy = async () => {
    const copied = await copyText(link);
    result.value = copied ? 'copied' : 'failed';
    // Only now it has to be seen, to be copied by hand.
    if (!copied) requestAnimationFrame(() => input.current?.select());
  };
  return (
    <section class={css.host} aria-label={words.leadElsewhere}>
      <h3 class={css.title}>{words.leadElsewhere}</h3>
      <p class={css.text}>{words.hostLinkText}</p>
      {result.value === 'failed' && (
        <TextField label={words.hostLink} icon={KeyRound} value={link} readOnly inputRef={input} />
      )}
      <div class={css.actions}>
        <Button
          size="small"
          icon={result.value === 'copied' ? Check : Copy}
          onPress={() => void copy()}
        >
          {words.copyHostLink}
        </Button>
        <Button size="small" kind="quiet" icon={RefreshCw} onPress={onRenew}>
          {words.renewLink}
        </Button>
      </div>
      <p class={css.result} role="status">
        {result.value === 'copied' && words.hostLinkCopied}
        {result.value === 'failed' && words.copyFailed}
      </p>
    </section>
  );
}
