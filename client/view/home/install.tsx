// A quiet line below everything else on the start page, where the browser offers to install.
import { Download } from 'lucide';
import { app } from '../../i18n/app.ts';
import { inLocale } from '../../i18n/i18n.ts';
import { Button } from '../parts/button.tsx';
import type { InstallOffer } from './install-offer.ts';
import css from './install.module.css';

export function Install({ offer }: { offer: InstallOffer }) {
  const words = inLocale(app);
  return (
    <div class={css.install}>
      <Button kind="quiet" icon={Download} onPress={offer.take}>
        {words.install}
      </Button>
      <p class={css.hint}>{words.installHint}</p>
    </div>
  );
}
