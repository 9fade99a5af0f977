// All sections of the settings, in their order. A new one is a file and a line here.
import type { LocalMedia } from '../../room/local-media.ts';
import type { Volumes } from '../../room/volume.ts';
import type { SettingsSection } from './section.ts';
import { soundAndPicture } from './sound-and-picture.tsx';

export interface SettingsContext {
  media: LocalMedia;
  /** Loudness of the others, in a meeting. */
  volumes?: Volumes;
}

export function settingsSections(context: SettingsContext): SettingsSection[] {
  return [soundAndPicture(context.media, context.volumes)];
}
