// The devices while the meeting goes on, as a dialog.
import { t } from '../../i18n/i18n.ts';
import type { LocalMedia } from '../../room/local-media.ts';
import { Dialog } from '../parts/dialog.tsx';
import { DeviceFields } from './device-fields.tsx';

export function DeviceDialog({ media, onClose }: { media: LocalMedia; onClose: () => void }) {
  return (
    <Dialog title={t().settings.title} onClose={onClose}>
      <DeviceFields media={media} />
    </Dialog>
  );
}
