// The lobby's ways to its devices: all of them in a dialog, and the check of the equipment.
import { useSignal } from '@preact/signals';
import { ListChecks } from 'lucide';
import { t } from '../../i18n/i18n.ts';
import { createLog } from '../../kit/log.ts';
import type { LocalMedia } from '../../room/local-media.ts';
import type { SelfTestService } from '../../room/self-test-network.ts';
import { Button } from '../parts/button.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { SoundAndPicture } from '../settings/sound-and-picture.tsx';

type SelfTestModule = typeof import('../devices/self-test.tsx');

const log = createLog('lobby');

export function DevicesDialog({ media, onClose }: { media: LocalMedia; onClose: () => void }) {
  return (
    <Dialog title={t().settings.soundAndPicture} onClose={onClose} wide>
      <SoundAndPicture media={media} />
    </Dialog>
  );
}

/** The check is rarely needed, so its code comes at the press. */
export function CheckEquipment({
  media,
  service,
}: {
  media: LocalMedia;
  service: SelfTestService;
}) {
  const module = useSignal<SelfTestModule | null>(null);
  const Loaded = module.value?.SelfTestDialog;
  return (
    <>
      <Button
        kind="quiet"
        icon={ListChecks}
        wide
        onPress={() => {
          import('../devices/self-test.tsx').then(
            (loaded) => (module.value = loaded),
            (error: unknown) => log.error(`no self-test: ${String(error)}`),
          );
        }}
      >
        {t().devices.test}
      </Button>
      {Loaded && <Loaded media={media} service={service} onClose={() => (module.value = null)} />}
    </>
  );
}
