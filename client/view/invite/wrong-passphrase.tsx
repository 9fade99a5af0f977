// Where nobody is, in a room with a passphrase: a wrong one leads into another room, so it can be changed.
import { KeyRound } from 'lucide';
import { useContext } from 'preact/hooks';
import { access } from '../../i18n/access.ts';
import { inLocale } from '../../i18n/i18n.ts';
import { RoomPassphrase } from '../lobby/passphrase.ts';
import { Button } from '../parts/button.tsx';
import css from './wrong-passphrase.module.css';

/** Nothing where the link alone opens the room. */
export function WrongPassphrase() {
  const passphrase = useContext(RoomPassphrase);
  if (passphrase === null) return null;
  const words = inLocale(access);
  return (
    <div class={css.wrong}>
      <p>{words.alone}</p>
      <Button kind="quiet" size="small" icon={KeyRound} onPress={passphrase.change}>
        {words.change}
      </Button>
    </div>
  );
}
