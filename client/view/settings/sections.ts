// All sections of the settings, in their order. A new one is a file and a line here.
import type { LocalMedia } from '../../room/local-media.ts';
import type { Room } from '../../room/room.ts';
import type { ViewPreferences } from '../../room/view-preferences.ts';
import type { Volumes } from '../../room/volume.ts';
import type { MeetingShortcuts } from '../shortcuts/meeting-shortcuts.ts';
import { connection } from './connection.tsx';
import { keyboard } from './keyboard.tsx';
import { notices, type NoticeSettings } from './notices.tsx';
import type { SettingsSection } from './section.ts';
import { soundAndPicture } from './sound-and-picture.tsx';
import { viewSection } from './view.tsx';

export interface SettingsContext {
  media: LocalMedia;
  /** Loudness of the others, in a meeting. */
  volumes?: Volumes;
  /** In a meeting. */
  view?: ViewPreferences;
  /** In a meeting. */
  shortcuts?: MeetingShortcuts;
  /** In a meeting. */
  notices?: NoticeSettings;
  /** In a meeting. */
  room?: Room;
  /** In a meeting: opens what the server saw. */
  onServerSaw?: () => void;
}

export function settingsSections(context: SettingsContext): SettingsSection[] {
  const { shortcuts, view } = context;
  return [
    soundAndPicture(context.media, context.volumes),
    ...(view ? [viewSection(view, context.room?.audioOnly)] : []),
    ...(context.notices ? [notices(context.notices)] : []),
    ...(shortcuts ? [keyboard(shortcuts)] : []),
    ...(context.room ? [connection(context.room, context.onServerSaw)] : []),
  ];
}
