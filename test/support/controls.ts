// Finds and uses controls by role and accessible name, as a person with a screen reader would.
import type { Frame, Locator, Page } from 'puppeteer';
import { controlSelector } from './named-controls.ts';
import { eventually } from './page-wait.ts';

declare global {
  interface Window {
    /** Whether the last press hit anything; missing in a page that was not pressed yet. */
    pressHit?: boolean;
  }
}

/** A page, or a frame in one. */
export type Place = Page | Frame;

export type Role =
  | 'alertdialog'
  | 'button'
  | 'checkbox'
  | 'combobox'
  | 'complementary'
  | 'dialog'
  | 'heading'
  | 'image'
  | 'link'
  | 'log'
  | 'menu'
  | 'menuitem'
  | 'menuitemcheckbox'
  | 'menuitemradio'
  | 'radio'
  | 'slider'
  | 'switch'
  | 'tab'
  | 'textbox'
  | 'toolbar';

const PATIENCE_MS = 60_000;

/** The control; waits for it when used. The name must be the whole accessible name. */
export function control(page: Place, role: Role, name: string): Locator<Element> {
  const selector = controlSelector(pageOf(page).browser(), role, name);
  return page.locator(selector).setTimeout(PATIENCE_MS);
}

/** Resolves when the control is there and shown, with what is in it. */
export async function see(page: Place, role: Role, name: string): Promise<void> {
  const whole = control(page, role, name).filter((element) => element.ariaBusy !== 'true');
  await named(role, name, whole.wait());
}

/** Presses the control: with a finger where the page has a touch screen. */
export async function click(page: Place, role: Role, name: string): Promise<void> {
  const found = control(page, role, name);
  const press = pageOf(page).viewport()?.hasTouch === true ? tap(found) : pressAndSee(page, found);
  await named(role, name, press);
}

/** On a slow machine a control may move below the pointer; who sees that the press hit nothing presses again. */
async function pressAndSee(page: Place, found: Locator<Element>): Promise<void> {
  for (let left = 3; left > 0; left -= 1) {
    await page.evaluate(watchPresses);
    await found.click();
    if (await hasHit(page)) return;
  }
  throw new Error('it moves away from the pointer');
}

/** Runs in the page: notes whether something that can be pressed is pressed from now on. */
function watchPresses(): void {
  const isWatching = window.pressHit !== undefined;
  window.pressHit = false;
  if (isWatching) return;
  const around = '[role="toolbar"], [role="group"], [role="dialog"], [role="region"]';
  const pressable = `a, button, input, label, select, summary, textarea, [role]:not(${around})`;
  const note = ({ target }: Event) => {
    window.pressHit ||= target instanceof Element && target.closest(pressable) !== null;
  };
  window.addEventListener('click', note, { capture: true });
}

async function hasHit(page: Place): Promise<boolean> {
  try {
    await eventually('a press', () => page.evaluate(() => window.pressHit !== false), 1_000);
    return true;
  } catch (error) {
    // A press that led to another page, or closed this one, has hit.
    return !String(error).includes('a press');
  }
}

/** Presses the control by a key: what moves below a pointer in that moment cannot make it miss. */
export async function pressByKey(page: Page, role: Role, name: string): Promise<void> {
  const press = async () => {
    const element = await control(page, role, name).waitHandle();
    await element.focus();
    await page.keyboard.press('Enter');
    await element.dispose();
  };
  await named(role, name, press());
}

async function tap(found: Locator<Element>): Promise<void> {
  const element = await found.waitHandle();
  await element.tap();
  await element.dispose();
}

/** The page that a frame is in. */
function pageOf(place: Place): Page {
  return 'keyboard' in place ? place : place.page();
}

/** Types into a text field in place of what stands there, key by key. */
export async function fill(page: Place, name: string, text: string): Promise<void> {
  const { keyboard } = pageOf(page);
  const held = () =>
    control(page, 'textbox', name)
      .map((field) => (field instanceof HTMLElement && 'value' in field ? field.value : null))
      .wait();
  // A new screen may take the focus for its heading while one types; who sees that types again.
  for (let left = 3; left > 0; left -= 1) {
    await click(page, 'textbox', name);
    await keyboard.down('Control');
    await keyboard.press('KeyA');
    await keyboard.up('Control');
    await keyboard.press('Backspace');
    await keyboard.type(text);
    const value = await held();
    if (value === null || value === text) return;
  }
  throw new Error(`The textbox “${name}” does not hold what was typed.`);
}

/** What stands in a text field. */
export function valueOf(page: Place, name: string): Promise<string> {
  return control(page, 'textbox', name)
    .map((field) => ('value' in field ? String(field.value) : ''))
    .wait();
}

/** Chooses the option with this value. */
export async function choose(page: Place, name: string, value: string): Promise<void> {
  await named('combobox', name, control(page, 'combobox', name).fill(value));
}

/** A locator's own error does not tell what it was looking for. */
async function named(role: Role, name: string, use: Promise<unknown>): Promise<void> {
  await use.catch((problem: unknown) => {
    throw new Error(`The ${role} “${name}” cannot be used: ${String(problem)}`);
  });
}
