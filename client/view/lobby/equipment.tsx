// The lobby's ways to its devices: all of them in a dialog, and the check of the equipment.
import { ListChecks, Settings } from 'lucide';
import { t } from '../../i18n/i18n.ts';
import type { LocalMedia } from '../../room/local-media.ts';
import type { SelfTestService } from '../../room/self-test-network.ts';
import { useLater } from '../home/use-later.ts';
import { Button } from '../parts/button.tsx';
import { Icon } from '../parts/icon.tsx';
import css from './lobby.module.css';

/** Opens the choice of all devices; one of the toggles below the own picture. */
export function DevicesButton({ media }: { media: LocalMedia }) {
  const { later, load, close } = useLater();
  return (
    <>
      <button type="button" class={css.toggle} aria-haspopup="dialog" onClick={load}>
        <Icon icon={Settings} size={24} />
        {t().devices.choose}
      </button>
      {later && <later.DevicesDialog media={media} onClose={close} />}
    </>
  );
}

export interface CheckEquipmentProps {
  media: LocalMedia;
  service: SelfTestService;
}

export function CheckEquipment({ media, service }: CheckEquipmentProps) {
  const { later, load, close } = useLater();
  return (
    <>
      <Button kind="quiet" icon={ListChecks} wide onPress={load}>
        {t().devices.test}
      </Button>
      {later && <later.SelfTestDialog media={media} service={service} onClose={close} />}
    </>
  );
}
