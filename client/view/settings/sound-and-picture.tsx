// Settings: microphone, speaker and camera.
import { Mic } from 'lucide';
import { t } from '../../i18n/i18n.ts';
import type { LocalMedia } from '../../room/local-media.ts';
import { DeviceFields } from '../devices/device-fields.tsx';
import type { SettingsSection } from './section.ts';

export function soundAndPicture(media: LocalMedia): SettingsSection {
  return {
    id: 'sound-and-picture',
    title: () => t().settings.soundAndPicture,
    icon: Mic,
    render: () => <DeviceFields media={media} />,
  };
}
