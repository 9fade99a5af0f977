// A meeting of two, later three, in Chromium: picture, sound, words, hands, sharing, leaving.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import type { Page } from 'puppeteer';
import {
  attend,
  createMeeting,
  joinFromLobby,
  openProbed,
  seePressed,
  seeText,
  turnOff,
  turnOn,
} from '../support/attendance.ts';
import { choose, click, fill, see } from '../support/controls.ts';
import { createHarness } from '../support/harness.ts';
import type { Visitor } from '../support/harness.ts';
import { hear, hearNothing, seeMovingVideos } from '../support/media-probe.ts';
import { until } from '../support/page-wait.ts';
import { seePeople, seeTile, tilesOf } from '../support/tiles.ts';

const tests = suite('meeting');
const harness = createHarness();
let anna: Visitor;
let bent: Visitor;
let cora: Visitor;
let link = '';
tests.before(async () => {
  const [relay, browser] = await Promise.all([
    harness.relay(),
    // The last fake camera works; some between have formats that Chromium itself cannot send.
    harness.chromium({ extraArgs: ['--use-fake-device-for-media-stream=device-count=4'] }),
  ]);
  anna = await openProbed(browser);
  bent = await openProbed(browser);
  cora = await openProbed(browser);
  link = await createMeeting(anna.page, relay.origin);
});
tests.after(harness.close);

/** Waits until the chat shows these messages and no others, in this order. */
async function seeMessages(page: Page, messages: readonly string[]): Promise<void> {
  await until(
    page,
    `the messages ${messages.join(' | ')}`,
    (wanted) => {
      const bubbles = [...document.querySelectorAll('[role="log"] p[dir="auto"]')];
      return bubbles.map((bubble) => bubble.textContent).join(' | ') === wanted;
    },
    messages.join(' | '),
  );
}

/** Waits until the tile of this person has a raised hand with this place in the queue. */
async function seeHand(page: Page, name: string, place: number): Promise<void> {
  await until(
    page,
    `${name}'s hand in place ${place}`,
    (person, mark) =>
      [...document.querySelectorAll('[data-participant]')].some(
        (tile) =>
          tile.getAttribute('aria-label')?.startsWith(person) && tile.textContent.includes(mark),
      ),
    name,
    `Hand raised, place ${place}`,
  );
}

async function say(page: Page, text: string): Promise<void> {
  await fill(page, 'Message', text);
  await click(page, 'button', 'Send');
}

tests('the address bar of the one who starts is the link for everybody', async () => {
  assert.match(link, /\/(\?lang=en)?#[\w-]{43}$/);
  await joinFromLobby(anna.page, { name: 'Anna Ahlers' });
  await seeText(anna.page, 'Nobody else is here yet');
  await attend(bent.page, link, { name: 'Bent Brodersen' });
  for (const { page } of [anna, bent]) await seePeople(page, ['Anna Ahlers', 'Bent Brodersen']);
});

tests('both see and hear each other', async () => {
  for (const { page } of [anna, bent]) {
    await seeMovingVideos(page, 2);
    await hear(page);
  }
});

tests(
  'the chat carries words both ways, makes links of links, and leaves markup as text',
  async () => {
    for (const { page } of [anna, bent]) {
      await click(page, 'button', 'Chat');
      await see(page, 'complementary', 'Chat');
    }
    await say(anna.page, 'Moin <b>Bent</b>');
    await seeMessages(bent.page, ['Moin <b>Bent</b>']);
    await say(bent.page, 'See https://example.org/a?b=c');
    for (const { page } of [anna, bent]) {
      await seeMessages(page, ['Moin <b>Bent</b>', 'See https://example.org/a?b=c']);
      await see(page, 'link', 'https://example.org/a?b=c');
      const address = await page.$eval('[role="log"] a', (a) => ({
        href: a.getAttribute('href'),
        rel: a.getAttribute('rel'),
      }));
      assert.equal(address, { href: 'https://example.org/a?b=c', rel: 'noopener noreferrer' });
      assert.is(await page.$('[role="log"] p[dir="auto"] b'), null);
    }
  },
);

tests('who comes late gets the chat from the others, once', async () => {
  await attend(cora.page, link, { name: 'Cora', microphone: false, camera: false });
  await seePeople(cora.page, ['Anna Ahlers', 'Bent Brodersen', 'Cora']);
  await click(cora.page, 'button', 'Chat');
  await seeMessages(cora.page, ['Moin <b>Bent</b>', 'See https://example.org/a?b=c']);
  await say(cora.page, 'Sorry, I am late');
  for (const { page } of [anna, bent, cora])
    await seeMessages(page, [
      'Moin <b>Bent</b>',
      'See https://example.org/a?b=c',
      'Sorry, I am late',
    ]);
});

tests('raised hands are seen by everybody in the order of raising', async () => {
  await turnOn(bent.page, 'Raise hand');
  await seeText(anna.page, 'Hand raised');
  await turnOn(anna.page, 'Raise hand');
  for (const { page } of [anna, bent, cora]) {
    await seeHand(page, 'Bent Brodersen', 1);
    await seeHand(page, 'Anna Ahlers', 2);
  }
  await turnOff(bent.page, 'Raise hand');
  await turnOff(anna.page, 'Raise hand');
  await until(cora.page, 'no raised hand', () => !document.body.innerText.includes('Hand raised'));
});

tests('a reaction is told to everybody', async () => {
  await click(bent.page, 'button', 'React');
  await click(bent.page, 'menuitem', 'Thanks');
  await seeText(anna.page, 'Bent Brodersen says thanks.');
  await click(cora.page, 'button', 'Leave');
  await seePeople(anna.page, ['Anna Ahlers', 'Bent Brodersen']);
});

tests('muting is seen by others and stops the sending of sound', async () => {
  await turnOff(anna.page, 'Microphone');
  await seeTile(bent.page, 'Anna Ahlers', 'says muted', ({ label }) => label.includes('muted'));
  await hearNothing(bent.page);
  await turnOn(anna.page, 'Microphone');
  await seeTile(bent.page, 'Anna Ahlers', 'is not muted', ({ label }) => !label.includes('muted'));
  await hear(bent.page);
});

tests('camera off hides the picture everywhere and lets the camera go', async () => {
  await turnOff(anna.page, 'Camera');
  await seeTile(bent.page, 'Anna Ahlers', 'without a picture', (tile) => !tile.video);
  await seeTile(anna.page, 'Anna Ahlers', 'without a picture', (tile) => !tile.video);
  const states = await anna.page.evaluate(() =>
    window.givenTracks
      ?.filter(({ from }) => from === 'camera')
      .map(({ track }) => track.readyState),
  );
  assert.equal([...new Set(states)], ['ended']);
  await turnOn(anna.page, 'Camera');
  await seeTile(bent.page, 'Anna Ahlers', 'with a picture', ({ video }) => video);
  await seeMovingVideos(bent.page, 2);
});

tests('another microphone and another camera can be chosen in the call', async () => {
  await click(anna.page, 'button', 'More');
  await click(anna.page, 'menuitem', 'Settings');
  await see(anna.page, 'dialog', 'Settings');
  const choices = await anna.page.$$eval('dialog select', (selects) =>
    selects.map((select) => ({
      label: select.labels[0]?.textContent,
      now: select.selectedOptions[0]?.textContent ?? '',
      other: [...select.options].findLast((option) => !option.selected)?.value ?? '',
    })),
  );
  for (const kind of ['Microphone', 'Camera']) {
    const choice = choices.find(({ label }) => label === kind);
    assert.ok(choice && choice.other !== '', `${kind} has a choice`);
    await choose(anna.page, kind, choice.other);
    await until(
      anna.page,
      `another ${kind}`,
      (from, before) => {
        const track = window.givenTracks?.findLast((given) => given.from === from)?.track;
        return track?.readyState === 'live' && !track.label.includes(before);
      },
      kind === 'Camera' ? ('camera' as const) : ('microphone' as const),
      choice.now,
    );
  }
  await click(anna.page, 'button', 'Close');
  await seeMovingVideos(bent.page, 2);
  await hear(bent.page);
});

tests(
  'a shared screen is a tile of its own, shown whole, and ends by the browser’s own bar',
  async () => {
    await turnOn(anna.page, 'Share screen');
    await see(anna.page, 'button', 'Stop sharing');
    await until(bent.page, 'the whole screen, moving', () => {
      const tile = document.querySelector('[role="group"][aria-label="Screen of Anna Ahlers"]');
      const video = tile?.querySelector('video');
      return (
        video &&
        video.checkVisibility() &&
        video.videoWidth > 0 &&
        getComputedStyle(video).objectFit === 'contain'
      );
    });
    await seeMovingVideos(bent.page, 3, 2);
    assert.is((await tilesOf(bent.page)).length, 2, 'a screen is no participant');

    await anna.page.evaluate(() => {
      const screen = window.givenTracks?.findLast(({ from }) => from === 'screen')?.track;
      screen?.stop();
      screen?.dispatchEvent(new Event('ended'));
    });
    await seePressed(anna.page, 'Share screen', false);
    for (const { page } of [anna, bent])
      await until(page, 'no shared screen', () => !document.querySelector('[data-screen]'));
    await seeMovingVideos(bent.page, 2);
  },
);

tests('who leaves sees the page after, lets devices go, and can come back', async () => {
  await click(anna.page, 'button', 'Leave');
  await see(anna.page, 'heading', 'You left the meeting');
  await seePeople(bent.page, ['Bent Brodersen']);
  await until(anna.page, 'devices to be released', () =>
    window.givenTracks?.every(({ track }) => track.readyState === 'ended'),
  );
  await until(anna.page, 'connections to be closed', () =>
    window.probedConnections?.every(({ connectionState }) => connectionState === 'closed'),
  );
  await click(anna.page, 'button', 'Rejoin');
  for (const { page } of [anna, bent]) {
    await seePeople(page, ['Anna Ahlers', 'Bent Brodersen']);
    await seeMovingVideos(page, 2);
    await hear(page);
  }
});

tests('nothing went wrong in any page meanwhile', () => {
  for (const { faults } of [anna, bent, cora]) assert.equal(faults, []);
});

tests.run();
