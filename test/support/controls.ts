// Finds and uses controls by role and accessible name, as a person with a screen reader would.
import type { Locator, Page } from 'puppeteer';

export type Role =
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

const PATIENCE_MS = 30_000;

/** The control; waits for it when used. The name must be the whole accessible name. */
export function control(page: Page, role: Role, name: string): Locator<Element> {
  return page
    .locator(`::-p-aria([name="${name.replaceAll('"', '\\"')}"][role="${role}"])`)
    .setTimeout(PATIENCE_MS);
}

/** Resolves when the control is there and shown. */
export async function see(page: Page, role: Role, name: string): Promise<void> {
  await named(role, name, control(page, role, name).wait());
}

export async function click(page: Page, role: Role, name: string): Promise<void> {
  await named(role, name, control(page, role, name).click());
}

/** Types into a text field in place of what stands there, key by key. */
export async function fill(page: Page, name: string, text: string): Promise<void> {
  await click(page, 'textbox', name);
  await page.keyboard.down('Control');
  await page.keyboard.press('KeyA');
  await page.keyboard.up('Control');
  await page.keyboard.press('Backspace');
  await page.keyboard.type(text);
}

/** Chooses the option with this value. */
export async function choose(page: Page, name: string, value: string): Promise<void> {
  await named('combobox', name, control(page, 'combobox', name).fill(value));
}

/** A locator's own error does not tell what it was looking for. */
async function named(role: Role, name: string, use: Promise<unknown>): Promise<void> {
  await use.catch((problem: unknown) => {
    throw new Error(`The ${role} “${name}” cannot be used: ${String(problem)}`);
  });
}
