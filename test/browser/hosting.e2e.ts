// Leading a meeting as people see it: mute, ask to speak, rights, co-host, remove, a second device, end.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import type { Browser, Page } from 'puppeteer';
import {
  attend,
  createMeeting,
  joinFromLobby,
  openLobby,
  openProbed,
  seePressed,
  seeStatus,
  seeText,
  turnOff,
  turnOn,
} from '../support/attendance.ts';
import { click, fill, see } from '../support/controls.ts';
import { createHarness, openVisitor, type Visitor } from '../support/harness.ts';
import { until } from '../support/page-wait.ts';
import { seeRow } from '../support/people-rows.ts';
import { seePeople } from '../support/tiles.ts';

declare global {
  interface Window {
    /** What was copied last. */
    copied?: string;
  }
}

const tests = suite('hosting');
const harness = createHarness();
const OFF = { microphone: false, camera: false };
const PHONE = { width: 390, height: 844 };
let browser: Browser;
let host: Visitor;
let bent: Visitor;
let cora: Visitor;
let link: string;

tests.before(async () => {
  const [relay, opened] = await Promise.all([harness.relay(), harness.chromium()]);
  browser = opened;
  [host, bent, cora] = await Promise.all([
    openProbed(browser),
    openProbed(browser),
    openProbed(browser, PHONE),
  ]);
  await host.page.evaluateOnNewDocument(() => {
    Object.defineProperty(navigator, 'clipboard', {
      value: {
        writeText(text: string) {
          window.copied = text;
          return Promise.resolve();
        },
      },
    });
  });
  link = await createMeeting(host.page, relay.origin);
  await joinFromLobby(host.page, { name: 'Anna', ...OFF });
  await attend(bent.page, link, { name: 'Bent', camera: false });
  await attend(cora.page, link, { name: 'Cora', ...OFF });
  await seePeople(host.page, ['Anna', 'Bent', 'Cora']);
  await click(host.page, 'button', 'People');
});
tests.after(harness.close);

async function order(name: string, line: string, page = host.page): Promise<void> {
  await click(page, 'button', `Actions for ${name}`);
  await click(page, 'menuitem', line);
}

const hashOf = (page: Page) => new URL(page.url()).hash;

tests('everybody’s part stands in the panel', async () => {
  await seeRow(host.page, 'Anna', 'Host');
  await seeRow(host.page, 'Bent', 'Guest');
});

tests('who is muted reads it and can turn the microphone on again', async () => {
  await order('Bent', 'Mute');
  await seePressed(bent.page, 'Microphone', false);
  await seeStatus(bent.page, 'The host has muted your microphone. You can turn it on again');
  await seeRow(host.page, 'Bent', 'muted by the host', 'Microphone off');
  await turnOn(bent.page, 'Microphone');
  await seeRow(host.page, 'Bent', 'Microphone on');
});

tests('where hosts decide, the microphone asks to speak, and a host lets speak', async () => {
  await click(host.page, 'button', 'More rules');
  // Who was muted before and spoke again is silent once more from then on.
  await click(host.page, 'switch', 'Unmute themselves');
  await seeStatus(bent.page, 'If you would like to speak, raise your hand.');
  await click(bent.page, 'button', 'Microphone');
  await seePressed(bent.page, 'Raise hand', true);
  await seePressed(bent.page, 'Microphone', false);
  await seeStatus(bent.page, 'Your hand is raised.');
  await seeRow(host.page, 'Bent', 'Hand raised');
  await order('Bent', 'Let speak');
  await seeText(bent.page, 'The host lets you speak again.');
  await turnOn(bent.page, 'Microphone');
  await turnOff(bent.page, 'Raise hand');
});

tests('what guests may not is still there and says why', async () => {
  for (const right of ['Share the screen', 'Write in the chat', 'React'])
    await click(host.page, 'switch', right);
  await until(
    bent.page,
    'a held back button',
    () => document.querySelector('[data-bar="share"]')?.getAttribute('aria-disabled') === 'true',
  );
  await click(bent.page, 'button', 'Share screen');
  await seeText(bent.page, 'Only the host and co-hosts share their screen here.');
  await click(bent.page, 'button', 'Chat');
  await seeStatus(bent.page, 'Only the host and co-hosts write in the chat here.');
  assert.is(await bent.page.$('[data-chat-field]'), null);
});

tests('a co-host may again, leads with the host, and can be made a guest again', async () => {
  await order('Bent', 'Make co-host');
  await seeRow(host.page, 'Bent', 'Co-host');
  await seeText(bent.page, 'You are a co-host now');
  await fill(bent.page, 'Message', 'Moin');
  await click(bent.page, 'button', 'People');
  await click(bent.page, 'switch', 'Waiting room');
  await until(
    host.page,
    'the waiting room of the co-host',
    () =>
      document.querySelector('[role="switch"][aria-label="Waiting room"]')?.ariaChecked === 'true',
  );
  await order('Bent', 'End co-hosting');
  await seeRow(host.page, 'Bent', 'Guest');
  await until(
    bent.page,
    'no switch any more',
    () => document.querySelector('[role="switch"][aria-label="Waiting room"]') === null,
  );
});

tests('a reload keeps the host', async () => {
  await host.page.reload();
  await see(host.page, 'toolbar', 'Meeting controls');
  await seePeople(host.page, ['Anna', 'Bent', 'Cora']);
  await click(host.page, 'button', 'People');
  await see(host.page, 'switch', 'Waiting room');
});

tests('the host link, copied on purpose, makes a second device host as well', async () => {
  await click(host.page, 'button', 'Invite');
  await click(host.page, 'button', 'Copy host link');
  await seeStatus(host.page, 'Host link copied.');
  const copied = await host.page.evaluate(() => window.copied ?? '');
  assert.match(new URL(copied).hash, /^#h[\w-]{22,34}$/);
  await host.page.keyboard.press('Escape');
  const second = await openVisitor(browser);
  await openLobby(second.page, copied);
  assert.is(hashOf(second.page), hashOf(host.page), 'the bar shows the guest link');
  assert.is.not(hashOf(second.page), new URL(copied).hash);
  await joinFromLobby(second.page, { name: 'Anna’s phone', ...OFF });
  await seePeople(second.page, ['Anna', 'Bent', 'Cora', 'Anna’s phone']);
  await click(second.page, 'button', 'People');
  await see(second.page, 'switch', 'Waiting room');
  await seeRow(host.page, 'Anna’s phone', 'Host');
  await second.context.close();
});

tests('who is removed reads it; the others stay, and the door is guarded', async () => {
  await order('Cora', 'Remove');
  await see(host.page, 'dialog', 'Remove Cora?');
  await click(host.page, 'button', 'Remove');
  await see(cora.page, 'heading', 'The host has removed you from the meeting');
  await seePeople(bent.page, ['Anna', 'Bent']);
  await until(
    host.page,
    'the waiting room on',
    () =>
      document.querySelector('[role="switch"][aria-label="Waiting room"]')?.ariaChecked === 'true',
  );
});

tests('the link is renewed: the invitation has the new one, the old one is explained', async () => {
  const before = host.page.url();
  await click(host.page, 'button', 'Invite');
  await click(host.page, 'button', 'Renew link');
  await see(host.page, 'dialog', 'Renew the link?');
  await click(host.page, 'button', 'Renew link');
  await until(host.page, 'another link', (old) => location.href !== old, before);
  await until(bent.page, 'another link', (old) => !old.includes(location.hash), before);
  // What is to be sent now is on the screen.
  await see(host.page, 'dialog', 'Invite');
  await host.page.keyboard.press('Escape');
  await seePeople(host.page, ['Anna', 'Bent']);
  const late = await openVisitor(browser);
  await openLobby(late.page, before);
  await fill(late.page, 'Your name', 'Late');
  await click(late.page, 'button', 'Join');
  await see(late.page, 'heading', 'This link is no longer valid');
  await see(late.page, 'textbox', 'Meeting link');
  await late.context.close();
});

tests('Leave stays one press, and ending for all is asked for', async () => {
  await click(host.page, 'button', 'More ways to leave');
  await click(host.page, 'menuitem', 'End for all');
  await see(host.page, 'dialog', 'End for all?');
  await click(host.page, 'button', 'End for all');
  await see(bent.page, 'heading', 'The meeting has ended');
  await see(bent.page, 'button', 'Rejoin');
  await see(host.page, 'heading', 'The meeting has ended');
});

tests('nobody’s page had anything to complain about', () => {
  for (const { faults } of [host, bent, cora]) assert.equal([...faults], []);
});

tests.run();
