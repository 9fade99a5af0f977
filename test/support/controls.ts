// Finds and uses controls by role and accessible name, as a person with a screen reader would.
import type { Locator, Page } from 'puppeteer';

type Role =
  | 'button'
  | 'checkbox'
  | 'combobox'
  | 'dialog'
  | 'heading'
  | 'link'
  | 'menuitem'
  | 'radio'
  | 'switch'
  | 'tab'
  | 'textbox';

const PATIENCE_MS = 30_000;

/** The control; waits for it when used. The name must be the whole accessible name. */
export function control(page: Page, role: Role, name: string): Locator<Element> {
  return page
    .locator(`::-p-aria([name="${name.replaceAll('"', '\\"')}"][role="${role}"])`)
    .setTimeout(PATIENCE_MS);
}

/** Resolves when the control is there and shown. */
export async function see(page: Page, role: Role, name: string): Promise<void> {
  await control(page, role, name).wait();
}

export async function click(page: Page, role: Role, name: string): Promise<void> {
  await control(page, role, name).click();
}

export async function fill(page: Page, name: string, text: string): Promise<void> {
  await control(page, 'textbox', name).fill(text);
}
