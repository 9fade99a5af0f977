// The bar's entries that belong to the meeting itself: share, people, invite.
import { MonitorUp, UserPlus, Users } from 'lucide';
import { hosting as hostingWords } from '../../i18n/hosting.ts';
import { inLocale, t } from '../../i18n/i18n.ts';
import type { LocalScreen } from '../../room/local-media.ts';
import type { BarEntry, PanelState } from '../slots.ts';

export const PEOPLE_PANEL = 'people';

export interface OwnEntriesOptions {
  screen: LocalScreen;
  panel: PanelState;
  /** Whether one may share now. Reads signals. */
  mayShare: () => boolean;
  /** How many people wait to be let in, as far as that is to be shown. Reads signals. */
  knocking: () => number;
  invite: () => void;
}

/** Sharing is left out where the browser cannot share. */
export function ownEntries(options: OwnEntriesOptions): BarEntry[] {
  const { screen, panel, invite } = options;
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
    reason: () =>
      options.mayShare() || screen.on.value ? null : inLocale(hostingWords).mayNotShare,
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
    badge: options.knocking,
    badgeLabel: (count) => inLocale(hostingWords).manyKnock(count),
    badgeTone: 'live',
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
