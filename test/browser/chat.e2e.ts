// The chat of three people: private words, answers, edits, deletions, reactions, search, file, draft.
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import type { Page } from 'puppeteer';
import {
  attend,
  createMeeting,
  joinFromLobby,
  openProbed,
  seeText,
} from '../support/attendance.ts';
import { choose, click, control, fill, see } from '../support/controls.ts';
import { createHarness, type Visitor } from '../support/harness.ts';
import { eventually, until } from '../support/page-wait.ts';

const tests = suite('chat');
const harness = createHarness();
let anna: Visitor;
let bent: Visitor;
let cora: Visitor;
let link: string;
let folder: string;

tests.before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'schnack-chat-'));
  const [relay, browser] = await Promise.all([harness.relay(), harness.chromium()]);
  [anna, bent, cora] = await Promise.all([
    openProbed(browser),
    openProbed(browser),
    openProbed(browser),
  ]);
  for (const { page } of [anna, bent, cora]) await page.evaluateOnNewDocument(recordChannels);
  link = await createMeeting(anna.page, relay.origin);
  const silent = { microphone: false, camera: false };
  await joinFromLobby(anna.page, { name: 'Anna Ahlers', ...silent });
  await attend(bent.page, link, { name: 'Bent Brodersen', ...silent });
  await attend(cora.page, link, { name: 'Cora', ...silent });
  for (const { page } of [anna, bent, cora]) {
    await click(page, 'button', 'Chat');
    await see(page, 'textbox', 'Message');
    await until(
      page,
      'two others to write to',
      () => document.querySelectorAll('aside select option').length === 3,
    );
  }
});
tests.after(async () => {
  await harness.close();
  await rm(folder, { recursive: true, force: true });
});

/** Keeps the text of everything that any data channel of this page brings. */
function recordChannels(): void {
  const heard: string[] = [];
  Object.assign(globalThis, { heardOnChannels: heard });
  const decoder = new TextDecoder();
  const listen = (channel: RTCDataChannel) =>
    channel.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
      heard.push(data instanceof ArrayBuffer ? decoder.decode(data) : String(data));
    });
  const create = RTCPeerConnection.prototype.createDataChannel;
  RTCPeerConnection.prototype.createDataChannel = function (...given) {
    const channel = create.apply(this, given);
    listen(channel);
    return channel;
  };
  const Original = globalThis.RTCPeerConnection;
  globalThis.RTCPeerConnection = class extends Original {
    constructor(...given: ConstructorParameters<typeof Original>) {
      super(...given);
      this.addEventListener('datachannel', ({ channel }) => listen(channel));
    }
  };
}

/** True when these words came over any data channel of the page. */
const heard = (page: Page, words: string): Promise<boolean> =>
  page.evaluate(
    (text) =>
      Reflect.get(globalThis, 'heardOnChannels').some((message: string) => message.includes(text)),
    words,
  );

async function say(page: Page, text: string): Promise<void> {
  await fill(page, 'Message', text);
  await page.keyboard.press('Enter');
}

/** Waits until the chat shows exactly these words, in this order. */
async function seeMessages(page: Page, ...messages: string[]): Promise<void> {
  await until(
    page,
    `the messages ${messages.join(' | ')}`,
    (wanted) =>
      [...document.querySelectorAll('[role="log"] p[dir="auto"]')]
        .map(({ textContent }) => textContent)
        .join(' | ') === wanted,
    messages.join(' | '),
  );
}

/** Opens the menu of the message with these words by keyboard. */
async function openMenu(page: Page, words: string): Promise<void> {
  await until(
    page,
    `the menu button of “${words}”`,
    (text) => {
      const row = [...document.querySelectorAll('[data-message]')].find((message) =>
        message.textContent.includes(text),
      );
      const button = row?.querySelector<HTMLElement>('button[aria-haspopup="menu"]');
      button?.focus();
      return button !== undefined && button === document.activeElement;
    },
    words,
  );
  await page.keyboard.press('Enter');
}

/** Chooses a line of the menu of the message with these words. */
async function act(page: Page, words: string, role: 'menuitem' | 'menuitemcheckbox', line: string) {
  await openMenu(page, words);
  await click(page, role, line);
}

/** The parts of the row of a message that are not its words. */
const rowOf = (page: Page, words: string): Promise<string> =>
  page.evaluate(
    (text) =>
      [...document.querySelectorAll<HTMLElement>('[data-message]')].find((message) =>
        message.textContent.includes(text),
      )?.innerText ?? '',
    words,
  );

tests('a private message reaches one person; the third gets no byte of it', async () => {
  await say(anna.page, 'For everybody');
  const [, bentId = ''] = await anna.page.$$eval('aside select option', (options) =>
    options.map(({ value }) => value),
  );
  await choose(anna.page, 'To', bentId);
  await seeText(anna.page, 'Only Bent Brodersen reads this.');
  await say(anna.page, 'Between us two');
  await seeMessages(bent.page, 'For everybody', 'Between us two');
  assert.match(await rowOf(bent.page, 'Between us two'), /private from Anna Ahlers/);
  assert.match(await rowOf(anna.page, 'Between us two'), /private to Bent Brodersen/);
  await choose(anna.page, 'To', '');
  await say(anna.page, 'For everybody again');
  await seeMessages(cora.page, 'For everybody', 'For everybody again');
  assert.ok(await heard(cora.page, 'For everybody again'));
  assert.ok(await heard(bent.page, 'Between us two'));
  assert.is(await heard(cora.page, 'Between us two'), false);
});

tests('an answer quotes, an edit and a deletion show on every screen', async () => {
  await act(bent.page, 'For everybody again', 'menuitem', 'Reply');
  await seeText(bent.page, 'Reply to Anna Ahlers');
  await bent.page.keyboard.type('An answre');
  await bent.page.keyboard.press('Enter');
  await until(cora.page, 'the quote', () =>
    document.querySelector('[role="log"] blockquote')?.textContent.includes('For everybody again'),
  );
  await act(bent.page, 'An answre', 'menuitem', 'Edit');
  await see(bent.page, 'button', 'Save');
  await fill(bent.page, 'Message', 'An answer');
  await bent.page.keyboard.press('Enter');
  await seeMessages(cora.page, 'For everybody', 'For everybody again', 'An answer');
  assert.match(await rowOf(cora.page, 'An answer'), /edited/);
  await act(anna.page, 'For everybody again', 'menuitem', 'Delete');
  await seeMessages(cora.page, 'For everybody', 'An answer');
  await seeText(cora.page, 'Message deleted');
  assert.is(
    await anna.page.evaluate(() => document.activeElement?.getAttribute('role')),
    'log',
    'the focus has a place after the button is gone',
  );
});

tests('only the author can change a message', async () => {
  await openMenu(cora.page, 'An answer');
  await cora.page.waitForSelector('[role="menu"] [role="menuitem"]');
  const lines = await cora.page.$$eval('[role="menu"] [role="menuitem"]', (items) =>
    items.map(({ textContent }) => textContent),
  );
  assert.equal(lines, ['Reply', 'Copy text']);
  await cora.page.keyboard.press('Escape');
  await see(cora.page, 'complementary', 'Chat');
});

tests('reactions are counted per person and withdrawn by a second press', async () => {
  await act(cora.page, 'An answer', 'menuitemcheckbox', 'Agree');
  await click(anna.page, 'button', 'Agree: Cora');
  await see(anna.page, 'button', 'Agree: Cora, You');
  await see(bent.page, 'button', 'Agree: Cora, Anna Ahlers');
  await click(anna.page, 'button', 'Agree: Cora, You');
  await see(bent.page, 'button', 'Agree: Cora');
});

tests('who comes late sees the chat as it is now, and never what was taken back', async () => {
  const late = await openProbed(anna.page.browser());
  await late.page.evaluateOnNewDocument(recordChannels);
  await attend(late.page, link, { name: 'Late', microphone: false, camera: false });
  await click(late.page, 'button', 'Chat');
  await seeMessages(late.page, 'For everybody', 'An answer');
  await see(late.page, 'button', 'Agree: Cora');
  for (const words of ['For everybody again', 'An answre', 'Between us two'])
    assert.is(await heard(late.page, words), false, words);
  await late.context.close();
});

tests('code is shown as code, never as markup', async () => {
  await say(cora.page, 'use `<b>npm</b>`');
  await until(
    anna.page,
    'code',
    () => document.querySelector('[role="log"] code')?.textContent === '<b>npm</b>',
  );
});

tests('the search shows what matches and says how much', async () => {
  await click(anna.page, 'button', 'Search the chat');
  await anna.page.keyboard.type('ANSWER');
  await seeText(anna.page, '1 message found');
  await seeMessages(anna.page, 'An answer');
  await anna.page.keyboard.press('Escape');
  await seeMessages(anna.page, 'For everybody', 'Between us two', 'An answer', 'use <b>npm</b>');
});

tests('the chat is saved as a file, private messages only when chosen', async () => {
  const session = await anna.page.createCDPSession();
  await session.send('Page.setDownloadBehavior', { behavior: 'allow', downloadPath: folder });
  const saved = async (ending: string) => {
    const name = await eventually(`a .${ending} file`, async () =>
      (await readdir(folder)).find((file) => file.endsWith(`.${ending}`)),
    );
    return eventually('its text', () => readFile(join(folder, name), 'utf8'));
  };
  await click(anna.page, 'button', 'Save chat');
  await click(anna.page, 'menuitem', 'Save as text');
  const text = await saved('txt');
  assert.match(text, /Bent Brodersen \(edited\)\n {2}An answer\n {2}Agree: Cora/);
  assert.is(text.includes('Between us two'), false);
  await click(anna.page, 'button', 'Save chat');
  await click(anna.page, 'menuitemcheckbox', 'With private messages');
  await click(anna.page, 'menuitem', 'Save as Markdown');
  assert.match(await saved('md'), /private to Bent Brodersen\*\*\n\n> Between us two/);
});

tests('a draft survives a reload together with whom it is for', async () => {
  const [, annaId = ''] = await bent.page.$$eval('aside select option', (options) =>
    options.map(({ value }) => value),
  );
  await choose(bent.page, 'To', annaId);
  await fill(bent.page, 'Message', 'half a sentence');
  await bent.page.reload();
  await see(bent.page, 'toolbar', 'Meeting controls');
  await click(bent.page, 'button', 'Chat');
  await until(
    bent.page,
    'the draft',
    () => document.querySelector('textarea')?.value === 'half a sentence',
  );
  await seeText(bent.page, 'Only Anna Ahlers reads this.');
  await control(bent.page, 'button', 'Send').click();
  await until(anna.page, 'the message', () =>
    [...document.querySelectorAll('[role="log"] p')].some(
      ({ textContent }) => textContent === 'half a sentence',
    ),
  );
  assert.is(await heard(cora.page, 'half a sentence'), false);
});

tests('nobody’s page had anything to complain about', () => {
  for (const { faults } of [anna, bent, cora]) assert.equal(faults, []);
});

tests.run();
