// Three people verify their connection: the same four words for all, marks, newcomers, and a difference.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import type { Browser, Page } from 'puppeteer';
import {
  attend,
  createMeeting,
  joinFromLobby,
  openProbed,
  seeText,
} from '../support/attendance.ts';
import { click, control, see } from '../support/controls.ts';
import { createHarness, type Visitor } from '../support/harness.ts';
import { until } from '../support/page-wait.ts';
import { seeRow } from '../support/people-rows.ts';
import { seeTile } from '../support/tiles.ts';

const tests = suite('verify');
const harness = createHarness();
let browser: Browser;
let anna: Visitor;
let bent: Visitor;
let cora: Visitor;
let link: string;

tests.before(async () => {
  const [relay, opened] = await Promise.all([harness.relay(), harness.chromium()]);
  browser = opened;
  [anna, bent, cora] = await Promise.all([
    openProbed(browser),
    openProbed(browser),
    openProbed(browser),
  ]);
  link = await createMeeting(anna.page, relay.origin);
  await joinFromLobby(anna.page, { name: 'Anna Ahlers', microphone: false, camera: false });
});
tests.after(harness.close);

async function openFromMore(page: Page): Promise<void> {
  await click(page, 'button', 'More');
  await click(page, 'menuitem', 'Verify connection');
  await see(page, 'dialog', 'Verify connection');
}

/** The four words in the dialog's status region. */
function wordsOf(page: Page): Promise<string[]> {
  return until(page, 'four words', () => {
    const items = document.querySelectorAll('dialog [role="status"] ol li');
    return items.length === 4 ? [...items].map(({ textContent }) => textContent.trim()) : null;
  });
}

tests('alone one is told that somebody else is needed', async () => {
  await openFromMore(anna.page);
  await seeText(anna.page, 'You can verify as soon as somebody is here.');
  await anna.page.keyboard.press('Escape');
});

tests(
  'one starts, all see the same four words, and who confirms sees the others verified',
  async () => {
    await attend(bent.page, link, { name: 'Bent Brodersen', microphone: false, camera: false });
    await seeTile(anna.page, 'Bent Brodersen', 'is there', () => true);
    await click(anna.page, 'button', 'People');
    await click(anna.page, 'button', 'Verify connection');
    const words = await wordsOf(anna.page);
    await seeText(bent.page, 'Anna Ahlers is verifying the connection with everyone.');
    await click(bent.page, 'button', 'Show the words');
    assert.equal(await wordsOf(bent.page), words);
    await click(bent.page, 'button', 'Yes, the same words');
    await seeText(bent.page, 'Verified with Anna Ahlers.');
    await click(bent.page, 'button', 'Done');
    await click(anna.page, 'button', 'Yes, the same words');
    await click(anna.page, 'button', 'Done');
    await seeRow(anna.page, 'Bent Brodersen', 'Verified');
  },
);

tests('who comes later is new since the check, until the next one with all three', async () => {
  await attend(cora.page, link, { name: 'Cora Claasen', microphone: false, camera: false });
  await seeRow(anna.page, 'Cora Claasen', 'New since the check');
  await seeRow(anna.page, 'Bent Brodersen', 'Verified');
  await until(anna.page, 'words on the tile', () =>
    document.querySelector(
      '[data-participant][aria-label^="Cora"][aria-label$="New since the check"]',
    ),
  );
  await openFromMore(cora.page);
  const words = await wordsOf(cora.page);
  await click(anna.page, 'button', 'Show the words');
  assert.equal(await wordsOf(anna.page), words);
  await click(bent.page, 'button', 'Show the words');
  assert.equal(await wordsOf(bent.page), words);
  await click(anna.page, 'button', 'Yes, the same words');
  await click(anna.page, 'button', 'Done');
  await seeRow(anna.page, 'Cora Claasen', 'Verified');
});

tests('the dialog works by keyboard, in German the words are German', async () => {
  await click(bent.page, 'button', 'Yes, the same words');
  // The question is answered; the keyboard is still in the dialog.
  assert.is(
    await bent.page.evaluate(() => document.activeElement?.closest('dialog') !== null),
    true,
  );
  await bent.page.keyboard.press('Escape');
  const english = await wordsOf(cora.page);
  await cora.page.keyboard.press('Escape');
  await click(cora.page, 'button', 'More');
  await click(cora.page, 'menuitemradio', 'Deutsch');
  await click(cora.page, 'menuitem', 'Verbindung prüfen');
  const german = await wordsOf(cora.page);
  assert.is(german.length, 4);
  await seeText(cora.page, `Auf Englisch: ${english.join(', ')}`);
});

tests('who hears other words leaves and is warned, and so are the others', async () => {
  await control(cora.page, 'button', 'Nein, andere Wörter').click();
  await see(cora.page, 'heading', 'Sie haben die Besprechung verlassen');
  await seeText(cora.page, 'Die Wörter sind verschieden.');
  await see(cora.page, 'button', 'Wieder beitreten');
  await seeText(bent.page, 'Something is wrong with the check of the connection.');
  await click(bent.page, 'button', 'Show');
  await seeText(
    bent.page,
    'The words differ. End the conversation and start again with a new link.',
  );
  await see(bent.page, 'button', 'Leave the meeting');
});

tests('nobody’s page had anything to complain about', () => {
  for (const { faults } of [anna, bent, cora]) assert.equal(faults, []);
});

tests.run();
