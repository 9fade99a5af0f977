// No barriers that a machine can find, on any screen, panel, dialog and menu, in both themes and languages.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import type { Browser, Page } from 'puppeteer';
import { DESKTOP } from '../support/attendance.ts';
import { findBarriers } from '../support/barriers.ts';
import { click, fill, see } from '../support/controls.ts';
import { createHarness, openVisitor } from '../support/harness.ts';
import { seePeople } from '../support/tiles.ts';
import type { RelayProcess } from '../support/relay-process.ts';

const PHONE = { width: 360, height: 740 };

/** What has to be pressed on the way, in both languages. */
const WORDS = {
  en: {
    start: 'Start a meeting',
    link: 'Meeting link',
    open: 'Open',
    name: 'Your name',
    join: 'Join',
    camera: 'Camera',
    chat: 'Chat',
    people: 'People',
    invite: 'Invite',
    more: 'More',
    settings: 'Settings',
    leave: 'Leave',
    controls: 'Meeting controls',
    rejoin: 'Rejoin',
    message: 'Message',
    send: 'Send',
  },
  de: {
    start: 'Besprechung starten',
    link: 'Besprechungslink',
    open: 'Öffnen',
    name: 'Ihr Name',
    join: 'Beitreten',
    camera: 'Kamera',
    chat: 'Chat',
    people: 'Personen',
    invite: 'Einladen',
    more: 'Mehr',
    settings: 'Einstellungen',
    leave: 'Verlassen',
    controls: 'Steuerung der Besprechung',
    rejoin: 'Wieder beitreten',
    message: 'Nachricht',
    send: 'Senden',
  },
};

const tests = suite('access');
const harness = createHarness();
let relay: RelayProcess;
let browser: Browser;
tests.before(async () => {
  [relay, browser] = await Promise.all([harness.relay(), harness.chromium()]);
});
tests.after(harness.close);

/** Looks at what is on the screen, light and dark. */
async function look(page: Page, screen: string, found: string[]) {
  for (const scheme of ['light', 'dark'] as const) {
    await page.emulateMediaFeatures([
      { name: 'prefers-color-scheme', value: scheme },
      // Colors halfway through a transition are nobody's colors.
      { name: 'prefers-reduced-motion', value: 'reduce' },
    ]);
    for (const barrier of await findBarriers(page)) found.push(`${screen}, ${scheme}: ${barrier}`);
  }
}

for (const language of ['de', 'en'] as const) {
  for (const viewport of [DESKTOP, PHONE]) {
    const width = viewport.width;
    tests(`the way through in ${language} at ${width} pixels has no barriers`, async () => {
      const words = WORDS[language];
      const found: string[] = [];
      const { page, context } = await openVisitor(browser);
      await page.setViewport(viewport);
      await page.goto(`${relay.origin}/?lang=${language}`);
      await see(page, 'button', words.start);
      await look(page, 'home', found);
      await fill(page, words.link, 'nonsense');
      await click(page, 'button', words.open);
      await look(page, 'home with a damaged link', found);
      await click(page, 'button', words.start);
      await fill(page, words.name, 'Anna Ahlers');
      await click(page, 'button', words.camera);
      await look(page, 'lobby', found);
      await click(page, 'button', words.join);
      await see(page, 'toolbar', words.controls);
      await look(page, 'alone', found);

      const guest = await openVisitor(browser);
      await guest.page.goto(page.url());
      await fill(guest.page, words.name, 'Bent Brodersen');
      await click(guest.page, 'button', words.join);
      await seePeople(page, ['Anna Ahlers', 'Bent Brodersen']);
      await look(page, 'meeting', found);

      await click(page, 'button', words.chat);
      await fill(page, words.message, 'Moin! https://example.org');
      await click(page, 'button', words.send);
      await look(page, 'chat', found);
      await page.keyboard.press('Escape');
      await click(page, 'button', words.people);
      await look(page, 'people', found);
      await page.keyboard.press('Escape');
      await click(page, 'button', words.more);
      await look(page, 'more', found);
      await click(page, 'menuitem', words.settings);
      await see(page, 'dialog', words.settings);
      await look(page, 'settings', found);
      await page.keyboard.press('Escape');
      if (width === DESKTOP.width) await click(page, 'button', words.invite);
      else {
        await click(page, 'button', words.more);
        await click(page, 'menuitem', words.invite);
      }
      await see(page, 'dialog', words.invite);
      await look(page, 'invite', found);
      await page.keyboard.press('Escape');
      await click(page, 'button', words.leave);
      await see(page, 'button', words.rejoin);
      await look(page, 'after', found);
      await guest.context.close();
      await context.close();
      assert.equal(found, []);
    });
  }
}

tests.run();
