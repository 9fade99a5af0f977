// The bar's entries that belong to the stage; all of them are lines in More.
import { Eye, PictureInPicture2 } from 'lucide';
import { inLocale } from '../../i18n/i18n.ts';
import { stage as stageWords } from '../../i18n/stage.ts';
import type { ViewPreferences } from '../../room/view-preferences.ts';
import type { BarEntry } from '../slots.ts';
import type { SmallWindow } from './small-window.tsx';

const ALWAYS_IN_MORE = Number.POSITIVE_INFINITY;

/** What the browser cannot do, or what is so already, is left out. */
export function stageEntries(small: SmallWindow, { ownPicture }: ViewPreferences): BarEntry[] {
  const smallWindow: BarEntry = {
    id: 'small-window',
    order: 80,
    group: 'stage',
    minWidth: ALWAYS_IN_MORE,
    label: () => inLocale(stageWords).smallWindow,
    word: () => inLocale(stageWords).smallWindow,
    icon: () => PictureInPicture2,
    pressed: () => small.open.value,
    press: small.toggle,
  };
  const showSelf: BarEntry = {
    id: 'show-self',
    order: 81,
    group: 'stage',
    minWidth: ALWAYS_IN_MORE,
    label: () => inLocale(stageWords).showSelf,
    word: () => inLocale(stageWords).showSelf,
    icon: () => Eye,
    press: () => ownPicture.set('automatic'),
  };
  return [
    ...(small.supported ? [smallWindow] : []),
    ...(ownPicture.value.value === 'off' ? [showSelf] : []),
  ];
}
