// The one dialog that is open over the meeting.
import type { Signal } from '@preact/signals';
import { InviteDialog } from '../invite/invite.tsx';
import { Help } from '../page/help.tsx';
import { settingsSections, type SettingsContext } from '../settings/sections.ts';
import { SettingsDialog } from '../settings/settings-dialog.tsx';
import type { MeetingShortcuts } from '../shortcuts/meeting-shortcuts.ts';
import { ShortcutsDialog } from '../shortcuts/shortcuts-dialog.tsx';

/** `keyboard` is the settings with their keyboard section open. */
export type MeetingDialog = 'invite' | 'settings' | 'keyboard' | 'help' | 'shortcuts';

export interface MeetingDialogsProps {
  dialog: Signal<MeetingDialog | null>;
  link: string;
  shortcuts: MeetingShortcuts;
  settings: SettingsContext;
}

export function MeetingDialogs({ dialog, link, shortcuts, settings }: MeetingDialogsProps) {
  const close = () => (dialog.value = null);
  switch (dialog.value) {
    case null:
      return null;
    case 'invite':
      return <InviteDialog link={link} onClose={close} />;
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
    default:
      return dialog.value satisfies never;
  }
}
