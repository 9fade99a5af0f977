// The bar's entries that belong to the meeting itself: share, people, invite.
import { MonitorUp, UserPlus, Users } from 'lucide';
import { t } from '../../i18n/i18n.ts';
import type { LocalScreen } from '../../room/local-media.ts';
import type { BarEntry, PanelState } from '../slots.ts';

export const PEOPLE_PANEL = 'people';

export interface OwnEntriesOptions {
  screen: LocalScreen;
  panel: PanelState;
  invite: () => void;
}

/** Sharing is left out where the browser cannot share. */
export function ownEntries({ screen, panel, invite }: OwnEntriesOptions): BarEntry[] {
  const share: BarEntry = {
    id: 'share',
    order: 10,
    group: 'stage',
    minWidth: 600,
    label: () => t().bar.share,
    word: () => t().bar.shareWord,
    icon: () => MonitorUp,
    shortcut: 'S',
    pressed: () => screen.on.value,
    press: () => {
      if (screen.on.value) screen.turnOff();
      else void screen.turnOn();
    },
  };
  const people: BarEntry = {
    id: PEOPLE_PANEL,
    order: 50,
    group: 'talk',
    minWidth: 360,
    label: () => t().bar.people,
    word: () => t().bar.people,
    icon: () => Users,
    shortcut: 'P',
    expanded: () => panel.open.value === PEOPLE_PANEL,
    press: () => panel.show(panel.open.value === PEOPLE_PANEL ? null : PEOPLE_PANEL),
  };
  const inviteEntry: BarEntry = {
    id: 'invite',
    order: 60,
    group: 'talk',
    label: () => t().bar.invite,
    word: () => t().bar.invite,
    icon: () => UserPlus,
    press: invite,
  };
  return screen.supported ? [share, people, inviteEntry] : [people, inviteEntry];
}
