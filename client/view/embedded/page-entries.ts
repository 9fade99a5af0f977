// Lines of the page around a frame, in the menu More.
import { AppWindow } from 'lucide';
import type { BarEntry } from '../slots.ts';
import type { Embedded } from './embedding.ts';

/** Last of all, and never a button of the bar: what they do is the page's matter. Reads a signal. */
export function pageEntries(embedded: Embedded | null): BarEntry[] {
  return (embedded?.buttons.value ?? []).map(({ id, label }, at) => ({
    id: `page/${id}`,
    order: 1_000 + at,
    group: 'talk',
    minWidth: Infinity,
    label: () => label,
    word: () => label,
    icon: () => AppWindow,
    press: () => embedded?.onButton(id),
  }));
}
