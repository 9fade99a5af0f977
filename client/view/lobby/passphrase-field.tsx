// Asks for the passphrase of a room in its lobby, or says that it is remembered.
import { KeyRound } from 'lucide';
import { useEffect, useRef } from 'preact/hooks';
import { MAX_PASSPHRASE_CHARACTERS } from '../../../shared/limits.ts';
import { access } from '../../i18n/access.ts';
import { inLocale } from '../../i18n/i18n.ts';
import { Button } from '../parts/button.tsx';
import { TextField } from '../parts/field.tsx';
import type { Passphrase } from './passphrase.ts';
import css from './passphrase.module.css';

export function PassphraseField({ passphrase }: { passphrase: Passphrase }) {
  const input = useRef<HTMLInputElement>(null);
  const words = inLocale(access);
  const missing = passphrase.missing.value;
  const wasRemembered = useRef(false);
  const remembered = passphrase.remembered.value;
  useEffect(() => {
    if (missing || (wasRemembered.current && !remembered)) input.current?.focus();
    wasRemembered.current = remembered;
  }, [missing, remembered]);
  if (remembered) {
    return (
      <div class={css.remembered}>
        <p>{words.remembered}</p>
        <Button kind="quiet" size="small" icon={KeyRound} onPress={passphrase.change}>
          {words.another}
        </Button>
      </div>
    );
  }
  return (
    <div class={css.passphrase}>
      <TextField
        label={words.passphrase}
        icon={KeyRound}
        value={passphrase.text.value}
        maxLength={MAX_PASSPHRASE_CHARACTERS}
        inputRef={input}
        problem={missing ? words.missing : null}
        hint={words.ask}
        onInput={passphrase.set}
      />
    </div>
  );
}
