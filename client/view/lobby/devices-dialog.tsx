// All devices and their settings in a dialog of the lobby.
import { t } from '../../i18n/i18n.ts';
import type { LocalMedia } from '../../room/local-media.ts';
import { Dialog } from '../parts/dialog.tsx';
import { SoundAndPicture } from '../settings/sound-and-picture.tsx';

export function DevicesDialog({ media, onClose }: { media: LocalMedia; onClose: () => void }) {
  return (
    <Dialog title={t().settings.soundAndPicture} onClose={onClose} wide>
      <SoundAndPicture media={media} />
    </Dialog>
  );
}
