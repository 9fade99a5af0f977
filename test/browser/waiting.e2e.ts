// The door as people see it: waiting, knocking, being let in or turned away, a locked meeting; in both
// languages and on a phone. What happens to connections meanwhile is tested in orders.e2e.ts.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import type { Browser, Page } from 'puppeteer';
import {
  createMeeting,
  joinFromLobby,
  openLobby,
  openProbed,
  seeNoText,
  seePressed,
  seeStatus,
  seeText,
  turnOn,
} from '../support/attendance.ts';
import { click, fill, see } from '../support/controls.ts';
import { createHarness, type Visitor } from '../support/harness.ts';
import { until } from '../support/page-wait.ts';
import { seePeople, seeTile, tilesOf } from '../support/tiles.ts';

const tests = suite('waiting');
const harness = createHarness();
const PHONE = { width: 390, height: 844 };
const OFF = { microphone: false, camera: false };
declare global {
  interface Window {
    /** The frequencies of all tones that the page began since the last look. */
    toneHertz?: number[];
  }
}

/** Runs in the page: the fake microphone makes no tones, so all of them are notices. */
function noteTones(): void {
  const hertz: number[] = [];
  window.toneHertz = hertz;
  const { start } = OscillatorNode.prototype;
  OscillatorNode.prototype.start = function (...times) {
    hertz.push(Math.round(this.frequency.value));
    start.apply(this, times);
  };
}

let browser: Browser;
let host: Visitor;
let guest: Visitor;
let link: string;

tests.before(async () => {
  const [relay, opened] = await Promise.all([harness.relay(), harness.chromium()]);
  browser = opened;
  [host, guest] = await Promise.all([openProbed(browser), openProbed(browser, PHONE)]);
  await host.page.evaluateOnNewDocument(noteTones);
  link = await createMeeting(host.page, relay.origin);
});
tests.after(harness.close);

/** A knocker has no toolbar to wait for. */
async function knock(page: Page, address: string, name: string): Promise<void> {
  await openLobby(page, address);
  await fill(page, 'Your name', name);
  await click(page, 'button', 'Join');
}

const seeKnock = (page: Page, name: string) =>
  see(page, 'alertdialog', `${name} would like to join`);

const focusIsIn = (page: Page, role: string) =>
  until(
    page,
    `the focus in ${role}`,
    (wanted) => document.activeElement?.getAttribute('role') === wanted,
    role,
  );

tests('the host switches the waiting room on before joining, and the link remembers', async () => {
  await click(host.page, 'switch', 'Waiting room');
  await until(host.page, 'the longer link', () => location.hash.length === 45);
  link = host.page.url();
  await seeText(host.page, 'You host this meeting.');
});

tests('who comes before the host waits and reads that nobody can open yet', async () => {
  await openLobby(guest.page, link);
  await fill(guest.page, 'Your name', 'Cora Gast');
  await turnOn(guest.page, 'Camera');
  await click(guest.page, 'button', 'Join');
  await seeStatus(guest.page, 'waiting to be let in');
  await seeStatus(guest.page, 'Nobody is here yet who can let you in.');
  await focusIsIn(guest.page, 'status');
});

tests('when the host comes both learn of each other, and the guest sees no name', async () => {
  await joinFromLobby(host.page, { name: 'Anna Ahlers', ...OFF });
  await seeKnock(host.page, 'Cora Gast');
  await seeStatus(guest.page, 'We have told the host.');
  assert.is(await guest.page.evaluate(() => document.body.innerText.includes('Anna')), false);
  assert.is((await tilesOf(host.page)).length, 1);
});

tests('a note of the guest stands on the card', async () => {
  await click(guest.page, 'button', 'Add a message');
  await fill(guest.page, 'Message to the host', 'From the planning office');
  await guest.page.keyboard.press('Enter');
  await seeText(guest.page, 'Your message is with your knock.');
  await seeText(host.page, 'From the planning office');
});

tests('let in, the guest is in the meeting with the devices as chosen', async () => {
  await click(host.page, 'button', 'Let in');
  await see(guest.page, 'toolbar', 'Meeting controls');
  await seePeople(guest.page, ['Anna Ahlers', 'Cora Gast']);
  await seePressed(guest.page, 'Camera', true);
  await seeTile(host.page, 'Cora Gast', 'shows a picture', ({ video }) => video);
  // The card is gone with its button; the focus went to where knocks are found.
  await until(
    host.page,
    'the focus on People',
    () => document.activeElement?.getAttribute('data-bar') === 'people',
  );
});

tests('several knocks are one list in the panel, and one press lets all in', async () => {
  const [bent, deniz] = await Promise.all([openProbed(browser), openProbed(browser)]);
  await knock(bent.page, link, 'Bent');
  await knock(deniz.page, link, 'Deniz');
  await click(host.page, 'button', 'People');
  await seeText(host.page, '2 people are waiting');
  await click(host.page, 'button', 'Let all in');
  await seePeople(host.page, ['Anna Ahlers', 'Cora Gast', 'Bent', 'Deniz']);
  await Promise.all([bent.context.close(), deniz.context.close()]);
  await seePeople(host.page, ['Anna Ahlers', 'Cora Gast']);
});

tests('turned away, the guest reads a sentence and may knock again after a pause', async () => {
  const elke = await openProbed(browser, PHONE);
  await knock(elke.page, link, 'Elke');
  await seeKnock(host.page, 'Elke');
  await click(host.page, 'button', 'Turn away');
  await see(elke.page, 'heading', 'You were not let in this time');
  await seeText(elke.page, 'You can knock again in');
  await click(elke.page, 'button', 'Knock again');
  await seeStatus(elke.page, 'waiting to be let in');
  await seeKnock(host.page, 'Elke');
  // Whoever leaves the door is not asked about any more.
  await click(elke.page, 'button', 'Leave');
  await see(elke.page, 'button', 'Rejoin');
  await seeNoText(host.page, 'Elke would like to join');
  assert.equal([...elke.faults], []);
  await elke.context.close();
});

tests('a knock is heard and counted at People; its sound can be switched off', async () => {
  const tones = () => host.page.evaluate(() => window.toneHertz?.splice(0) ?? null);
  const knockAndGo = async (name: string) => {
    await tones();
    const visitor = await openProbed(browser);
    await knock(visitor.page, link, name);
    // Spoken after the sound has begun, if there is one.
    await until(
      host.page,
      'the spoken sentence',
      (sentence) =>
        [...document.querySelectorAll('[aria-live="polite"]')].some((region) =>
          region.textContent.includes(sentence),
        ),
      `${name} would like to join.`,
    );
    await seeKnock(host.page, name);
    const count = await host.page.$eval('[data-bar="people"]', (button) => {
      const told = button.getAttribute('aria-describedby');
      return told && document.querySelector(`#${CSS.escape(told)}`)?.textContent;
    });
    assert.is(count, '1 person is waiting');
    await click(visitor.page, 'button', 'Leave');
    await seeNoText(host.page, `${name} would like to join`);
    await visitor.context.close();
    return tones();
  };
  assert.equal(await knockAndGo('Gerd'), [392, 392]);

  await click(host.page, 'button', 'More');
  await click(host.page, 'menuitem', 'Settings');
  await click(host.page, 'button', 'Notices');
  await click(host.page, 'checkbox', 'Somebody knocks: Sound');
  await host.page.keyboard.press('Escape');
  assert.equal(await knockAndGo('Hanna'), []);
});

tests('a locked meeting says so, and opens again by itself, in German', async () => {
  await click(host.page, 'button', 'More rules');
  await click(host.page, 'switch', 'Locked');
  const frauke = await openProbed(browser, PHONE);
  const url = new URL(link);
  url.searchParams.set('lang', 'de');
  await frauke.page.goto(url.href);
  await fill(frauke.page, 'Ihr Name', 'Frauke');
  await click(frauke.page, 'button', 'Beitreten');
  await seeStatus(frauke.page, 'Die Besprechung ist abgeschlossen');
  await click(host.page, 'switch', 'Locked');
  await seeStatus(frauke.page, 'Sie warten auf Einlass');
  await seeKnock(host.page, 'Frauke');
  await click(host.page, 'button', 'Let in');
  await see(frauke.page, 'toolbar', 'Steuerung der Besprechung');
  await frauke.context.close();
});

tests('nobody’s page had anything to complain about', () => {
  for (const { faults } of [host, guest]) assert.equal([...faults], []);
});

tests.run();
