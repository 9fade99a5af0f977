// The one dialog that is open over the meeting.
import type { Signal } from '@preact/signals';
import { InviteDialog } from '../invite/invite.tsx';
import { Help } from '../page/help.tsx';
import type { Room } from '../../room/room.ts';
import { ServerSawDialog } from '../server-saw/server-saw-dialog.tsx';
import { settingsSections, type SettingsContext } from '../settings/sections.ts';
import { SettingsDialog } from '../settings/settings-dialog.tsx';
import type { MeetingShortcuts } from '../shortcuts/meeting-shortcuts.ts';
import { ShortcutsDialog } from '../shortcuts/shortcuts-dialog.tsx';
import { VerifyDialog, type VerifyDialogProps } from '../verify/verify-dialog.tsx';

/** `keyboard` is the settings with their keyboard section open. */
export type MeetingDialog =
  | 'invite'
  | 'settings'
  | 'keyboard'
  | 'help'
  | 'shortcuts'
  | 'serverSaw'
  | 'verify';

export interface MeetingDialogsProps {
  dialog: Signal<MeetingDialog | null>;
  room: Room;
  link: string;
  shortcuts: MeetingShortcuts;
  /** Asks whether the link is to be renewed. */
  onRenew: () => void;
  settings: SettingsContext;
  verify: Omit<VerifyDialogProps, 'onClose'>;
}

export function MeetingDialogs(props: MeetingDialogsProps) {
  const { dialog, room, link, shortcuts, settings } = props;
  const close = () => (dialog.value = null);
  switch (dialog.value) {
    case null:
      return null;
    case 'invite':
      return (
        <InviteDialog
          link={link}
          onRenew={() => {
            close();
            props.onRenew();
          }}
          onClose={close}
        />
      );
    case 'settings':
      return <SettingsDialog sections={settingsSections(settings)} onClose={close} />;
    case 'keyboard':
      return (
        <SettingsDialog sections={settingsSections(settings)} first="keyboard" onClose={close} />
      );
    case 'help':
      return <Help onClose={close} />;
    case 'shortcuts':
      return (
        <ShortcutsDialog
          lines={shortcuts.lines()}
          onChange={() => (dialog.value = 'keyboard')}
          onClose={close}
        />
      );
    case 'serverSaw':
      return <ServerSawDialog room={room} onClose={close} />;
    case 'verify':
      return <VerifyDialog {...props.verify} onClose={close} />;
    default:
      return dialog.value satisfies never;
  }
}
