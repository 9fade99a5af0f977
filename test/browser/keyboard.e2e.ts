// From the start page to leaving without a mouse, wide and narrow; and the names that tests elsewhere rely on.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import type { Browser, KeyInput, Page } from 'puppeteer';
import { inEnglish, openProbed, seeText } from '../support/attendance.ts';
import { click, see } from '../support/controls.ts';
import type { Role } from '../support/controls.ts';
import { createHarness } from '../support/harness.ts';
import { until } from '../support/page-wait.ts';
import type { RelayProcess } from '../support/relay-process.ts';

const tests = suite('keyboard and names');
const harness = createHarness();
let relay: RelayProcess;
let browser: Browser;
const pages: Page[] = [];
tests.before(async () => {
  [relay, browser] = await Promise.all([harness.relay(), harness.chromium()]);
});
tests.after.each(async () => {
  for (const page of pages.splice(0)) await page.browserContext().close();
});
tests.after(harness.close);

/** No page has more stops than this. */
const MOST_STOPS = 60;

/** Role and accessible name of what has the focus, as the browser tells it to a screen reader. */
async function focused(page: Page): Promise<{ role: string; name: string }> {
  const handle = await page.evaluateHandle(() => document.activeElement ?? document.body);
  const root = handle.asElement();
  const node = root && (await page.accessibility.snapshot({ root, interestingOnly: false }));
  await handle.dispose();
  return { role: node?.role ?? '', name: node?.name ?? '' };
}

/** Presses the key until this control has the focus. */
async function walkTo(page: Page, key: KeyInput, role: Role, name: string): Promise<void> {
  const passed: string[] = [];
  for (let stop = 0; stop < MOST_STOPS; stop += 1) {
    const now = await focused(page);
    if (now.role === role && now.name === name) return;
    passed.push(`${now.role} “${now.name}”`);
    await page.keyboard.press(key);
  }
  throw new Error(`${key} never came to ${role} “${name}”, but passed ${passed.join(', ')}.`);
}

const tabTo = (page: Page, role: Role, name: string): Promise<void> =>
  walkTo(page, 'Tab', role, name);

/** To a button of the toolbar: Tab enters it, arrows move inside. */
async function goToInBar(page: Page, name: string): Promise<void> {
  for (let stop = 0; stop < MOST_STOPS; stop += 1) {
    if (await page.evaluate(() => document.activeElement?.closest('[role="toolbar"]') !== null))
      break;
    await page.keyboard.press('Tab');
  }
  await walkTo(page, 'ArrowRight', 'button', name);
}

/** A command that stands in the bar, or in More where there is no room. */
async function command(page: Page, name: string): Promise<void> {
  const inBar = await page.evaluate(
    (label) => document.querySelector(`[role="toolbar"] button[aria-label="${label}"]`) !== null,
    name,
  );
  if (inBar) {
    await goToInBar(page, name);
  } else {
    await goToInBar(page, 'More');
    await page.keyboard.press('Enter');
    await see(page, 'menu', 'More');
    await until(page, 'the focus in the menu', () =>
      document.activeElement?.getAttribute('role')?.startsWith('menuitem'),
    );
    for (let stop = 0; (await focused(page)).name !== name && stop < MOST_STOPS; stop += 1)
      await page.keyboard.press('ArrowDown');
    assert.is((await focused(page)).name, name);
  }
  await page.keyboard.press('Enter');
}

for (const width of [1280, 360]) {
  tests(`at ${width} px one gets from the start page to leaving by keyboard alone`, async () => {
    const { page } = await openProbed(browser, { width, height: 740 });
    pages.push(page);
    await page.goto(inEnglish(relay.origin));
    await see(page, 'textbox', 'Meeting link');
    await tabTo(page, 'button', 'Start a meeting');
    await page.keyboard.press('Enter');

    await see(page, 'textbox', 'Your name');
    await tabTo(page, 'button', 'Camera');
    await page.keyboard.press('Space');
    await tabTo(page, 'textbox', 'Your name');
    await page.keyboard.type('Anna');
    await tabTo(page, 'button', 'Join');
    await page.keyboard.press('Enter');

    await see(page, 'toolbar', 'Meeting controls');
    for (const name of ['Microphone', 'Camera']) {
      const before = await pressedOf(page, name);
      await goToInBar(page, name);
      await page.keyboard.press('Space');
      await until(
        page,
        `${name} to change`,
        (label, old) => {
          const button = document.querySelector(`[role="toolbar"] [aria-label="${label}"]`);
          return button?.getAttribute('aria-pressed') !== old;
        },
        name,
        before,
      );
    }
    await command(page, 'Raise hand');
    await seeText(page, 'Hand raised');

    await command(page, 'React');
    await see(page, 'menuitem', 'Laugh');
    await until(page, 'the focus among the reactions', () =>
      document.activeElement?.closest('[role="menu"]'),
    );
    await page.keyboard.press('Escape');
    await until(page, 'no reactions', () => !document.querySelector('[aria-label="Reactions"]'));

    await command(page, 'Chat');
    await see(page, 'complementary', 'Chat');
    await see(page, 'log', 'Chat');
    await tabTo(page, 'textbox', 'Message');
    await page.keyboard.type('Only with keys');
    await page.keyboard.press('Enter');
    await until(page, 'the message', () =>
      document.querySelector('[role="log"]')?.textContent.includes('Only with keys'),
    );
    await page.keyboard.press('Escape');
    await until(page, 'no panel', () => !document.querySelector('aside'));

    await command(page, 'People');
    await see(page, 'complementary', 'People');
    await page.keyboard.press('Escape');

    await command(page, 'Invite');
    await see(page, 'dialog', 'Invite');
    await tabTo(page, 'button', 'Copy link');
    await page.keyboard.press('Escape');
    await until(page, 'no dialog', () => !document.querySelector('dialog'));

    await command(page, 'Leave');
    await see(page, 'heading', 'You left the meeting');
    await tabTo(page, 'button', 'Rejoin');
    await page.keyboard.press('Enter');
    await see(page, 'toolbar', 'Meeting controls');
  });

  tests(`at ${width} px every control has its role and name`, async () => {
    const { page } = await openProbed(browser, { width, height: 740 });
    pages.push(page);
    const seeAll = async (role: Role, names: readonly string[]): Promise<void> => {
      for (const name of names) await see(page, role, name);
    };
    await page.goto(inEnglish(relay.origin));
    await seeAll('button', ['Start a meeting', 'Open']);
    await see(page, 'textbox', 'Meeting link');
    await click(page, 'button', 'Start a meeting');

    await see(page, 'textbox', 'Your name');
    await seeAll('button', ['Microphone', 'Camera', 'Join']);
    for (const name of ['Microphone', 'Camera']) assert.is(await pressedOf(page, name), 'false');
    await click(page, 'button', 'Join');

    await see(page, 'toolbar', 'Meeting controls');
    const wide = ['Share screen', 'React', 'Invite'];
    const always = ['Microphone', 'Camera', 'Raise hand', 'Chat', 'People', 'More', 'Leave'];
    await seeAll('button', width < 600 ? always : [...always, ...wide]);
    if (width < 600) {
      await click(page, 'button', 'More');
      await see(page, 'menu', 'More');
      await seeAll('menuitem', ['React', 'Invite']);
      await see(page, 'menuitemcheckbox', 'Share screen');
      await page.keyboard.press('Escape');
    }
    for (const name of ['Microphone', 'Camera', 'Raise hand'])
      assert.is(await pressedOf(page, name), 'false', name);
    for (const name of ['Chat', 'People', 'More'])
      assert.is(await attributeOf(page, name, 'aria-expanded'), 'false', name);

    await click(page, 'button', 'Chat');
    await see(page, 'complementary', 'Chat');
    await see(page, 'log', 'Chat');
    await see(page, 'textbox', 'Message');
    await page.waitForSelector('::-p-aria([name="Send"][role="button"])');
    await page.keyboard.press('Escape');
    await click(page, 'button', 'People');
    await see(page, 'complementary', 'People');
    await until(page, 'a list of one', () => document.querySelector('aside ul')?.children.length);
    await page.keyboard.press('Escape');

    await command(page, 'Invite');
    await see(page, 'dialog', 'Invite');
    // The invitation beside an empty stage has the same controls.
    await until(
      page,
      'the dialog’s controls',
      (address) => {
        const dialog = document.querySelector('dialog');
        const field = dialog?.querySelector('input');
        return (
          dialog?.querySelector('[role="img"][aria-label="QR code of the meeting link"]') &&
          field?.readOnly === true &&
          field.labels?.[0]?.textContent === 'Meeting link' &&
          field.value === address
        );
      },
      page.url().replace('?lang=en', ''),
    );
    await see(page, 'textbox', 'Meeting link');
    await see(page, 'button', 'Copy link');
    await page.keyboard.press('Escape');

    await click(page, 'button', 'Leave');
    await see(page, 'heading', 'You left the meeting');
    await see(page, 'button', 'Rejoin');
  });
}

function attributeOf(page: Page, name: string, attribute: string): Promise<string | null> {
  return page.$eval(
    `::-p-aria([name="${name}"][role="button"])`,
    (element, wanted) => element.getAttribute(wanted),
    attribute,
  );
}

const pressedOf = (page: Page, name: string): Promise<string | null> =>
  attributeOf(page, name, 'aria-pressed');

tests.run();
