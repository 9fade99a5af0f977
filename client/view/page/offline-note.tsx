// The sentence for somebody without a network: what does not work now, and what does.
import { WifiOff } from 'lucide';
import { app } from '../../i18n/app.ts';
import { inLocale } from '../../i18n/i18n.ts';
import { Icon } from '../parts/icon.tsx';
import css from './offline-note.module.css';

export function OfflineNote() {
  return (
    <p class={css.note}>
      <Icon icon={WifiOff} />
      {inLocale(app).offline}
    </p>
  );
}
