// Where the focus is, as far as single keys and the space bar care.
import type { FocusKind } from './bindings.ts';

const TYPED_INTO =
  'textarea, select, [contenteditable=""], [contenteditable="true"], [role="textbox"], [role="menu"], ' +
  'input:not([type="button"], [type="checkbox"], [type="radio"], [type="range"], [type="submit"], [type="reset"], [type="color"], [type="file"])';
const PRESSED =
  'button, a[href], summary, input, [role="button"], [role="switch"], [role="tab"], [tabindex="0"], video[controls], audio[controls]';

/** Menus count as typed into, because letters search in them. */
export function focusKind(element: Element | null): FocusKind {
  if (element?.closest(TYPED_INTO)) return 'text';
  return element?.closest(PRESSED) ? 'control' : 'none';
}
