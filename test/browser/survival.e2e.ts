// What a meeting survives: its relay killed, a tab killed, a page reloaded, a join cut in two.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import type { Browser, Page } from 'puppeteer';
import {
  attend,
  createMeeting,
  joinFromLobby,
  openLobby,
  openProbed,
  seeStatus,
} from '../support/attendance.ts';
import { click, fill } from '../support/controls.ts';
import { createHarness } from '../support/harness.ts';
import { killTabs } from '../support/kill-tab.ts';
import {
  hear,
  longestStandstillMs,
  received,
  seeMovingVideos,
  watchStandstill,
} from '../support/media-probe.ts';
import { eventually, until } from '../support/page-wait.ts';
import { droppedAtMs, seePeople, seeTile, tileHistory, watchTiles } from '../support/tiles.ts';

declare global {
  interface Window {
    /** Told when the page sends its first frame to the relay. */
    firstFrame?: () => void;
  }
}

const RELAY_LOST = 'Connection to the relay lost. Your conversation continues.';
const RELAY_BACK = 'Everything is connected again.';

const tests = suite('survival');
const harness = createHarness();
let browser: Browser;
const pages: Page[] = [];
tests.before(async () => {
  browser = await harness.chromium();
});
tests.after.each(async () => {
  for (const page of pages.splice(0)) await page.browserContext().close();
});
tests.after(harness.close);

async function newPage(): Promise<Page> {
  const { page } = await openProbed(browser);
  pages.push(page);
  return page;
}

/** Anna starts a meeting and sees the others join one by one. */
async function meet(anna: Page, origin: string, ...others: [Page, string][]): Promise<string> {
  const link = await createMeeting(anna, origin);
  await joinFromLobby(anna, { name: 'Anna' });
  for (const [page, name] of others) await attend(page, link, { name });
  const names = ['Anna', ...others.map(([, name]) => name)];
  for (const page of [anna, ...others.map(([other]) => other)]) {
    await seePeople(page, names);
    await seeMovingVideos(page, names.length);
  }
  return link;
}

function tell(what: string, ms: number): void {
  console.log(`  measured: ${what} ${Math.round(ms)} ms`);
}

/** Each name stands at most once in every state of the tiles. */
async function assertNoDoubles(page: Page): Promise<void> {
  for (const state of await tileHistory(page)) {
    const names = state.split(', ');
    assert.is(new Set(names).size, names.length, `somebody was there twice: ${state}`);
  }
}

tests('a killed relay disturbs nobody; when it is back a third person can join', async () => {
  const relay = await harness.relay();
  const [anna, bent, cora] = [await newPage(), await newPage(), await newPage()];
  const link = await meet(anna, relay.origin, [bent, 'Bent']);
  for (const page of [anna, bent]) {
    await watchTiles(page);
    await watchStandstill(page);
  }

  await relay.kill();
  for (const page of [anna, bent]) await seeStatus(page, RELAY_LOST);
  for (const page of [anna, bent]) {
    await seeMovingVideos(page, 2, 20);
    await hear(page);
  }
  await relay.restart();
  await Promise.all([anna, bent].map((page) => seeStatus(page, RELAY_BACK)));
  for (const page of [anna, bent]) {
    await seeMovingVideos(page, 2);
    const stoodMs = await longestStandstillMs(page);
    tell('relay killed and back, longest standstill of a picture', stoodMs);
    // The same connection all the time; a busy machine may stutter.
    assert.equal(await tileHistory(page), ['Anna, Bent']);
    assert.is(await page.evaluate(() => window.probedConnections?.length), 1);
    assert.ok(stoodMs < 3_000, `a picture stood still for ${stoodMs} ms`);
  }

  await attend(cora, link, { name: 'Cora' });
  for (const page of [anna, bent, cora]) {
    await seePeople(page, ['Anna', 'Bent', 'Cora']);
    await seeMovingVideos(page, 3);
    assert.is((await received(page)).open, 2);
  }
  for (const page of [anna, bent]) await assertNoDoubles(page);
});

for (const relayLives of [true, false]) {
  const how = relayLives ? 'while the relay lives' : 'while the relay is away';
  tests(`a killed tab loses its tile soon ${how}`, async () => {
    const relay = await harness.relay();
    const victims = await harness.chromium();
    const { page: victim } = await openProbed(victims);
    const [anna, bent] = [await newPage(), await newPage()];
    await meet(anna, relay.origin, [bent, 'Bent'], [victim, 'Cora']);
    if (!relayLives) {
      await relay.kill();
      for (const page of [anna, bent]) await seeStatus(page, RELAY_LOST);
    }
    for (const page of [anna, bent]) await watchTiles(page);

    const killedAtMs = await killTabs(victims);
    for (const page of [anna, bent]) {
      const goneMs = (await droppedAtMs(page, 'Cora')) - killedAtMs;
      tell(`killed tab, ${how}: tile gone after`, goneMs);
      assert.ok(goneMs < (relayLives ? 3_000 : 8_000), `the tile stayed for ${goneMs} ms`);
      await seeMovingVideos(page, 2);
      await eventually('one connection', async () => (await received(page)).connected === 1);
      await assertNoDoubles(page);
      // Without a relay a page that a busy machine stopped for seconds also counts as gone.
      if (relayLives) assert.equal(await tileHistory(page), ['Anna, Bent, Cora', 'Anna, Bent']);
    }
    // A polite end would wait for the dead tab.
    victims.process()?.kill('SIGKILL');
  });
}

tests('a reload leads straight back into the meeting, without a second tile', async () => {
  const relay = await harness.relay();
  const [anna, bent] = [await newPage(), await newPage()];
  await meet(anna, relay.origin, [bent, 'Bent']);
  for (let round = 1; round <= 3; round += 1) {
    const { id: before } = await seeTile(anna, 'Bent', 'before', () => true);
    await watchTiles(anna);
    const startMs = performance.now();
    await bent.reload();
    await seeTile(anna, 'Bent', 'back', ({ id }) => id !== before);
    tell('reload until the others see the person again', performance.now() - startMs);
    for (const page of [anna, bent]) {
      await seePeople(page, ['Anna', 'Bent']);
      await seeMovingVideos(page, 2);
      await hear(page);
    }
    await assertNoDoubles(anna);
    await eventually('one connection', async () => (await received(anna)).open === 1);
  }
});

tests('a relay that dies in the middle of a join and returns: the join comes about', async () => {
  const relay = await harness.relay();
  const [anna, bent] = [await newPage(), await newPage()];
  const link = await createMeeting(anna, relay.origin);
  await joinFromLobby(anna, { name: 'Anna' });

  const kills: Promise<void>[] = [];
  await bent.exposeFunction('firstFrame', () => {
    if (kills.length === 0) kills.push(relay.kill());
  });
  await bent.evaluateOnNewDocument(() => {
    const { send } = WebSocket.prototype;
    WebSocket.prototype.send = function sendAndTell(data) {
      send.call(this, data);
      window.firstFrame?.();
    };
  });
  await openLobby(bent, link);
  await fill(bent, 'Your name', 'Bent');
  await click(bent, 'button', 'Camera');
  await click(bent, 'button', 'Join');
  await eventually('the first frame of the join', () => kills.length > 0);
  await kills[0];
  await watchTiles(anna);
  await relay.restart();
  for (const page of [anna, bent]) {
    await seePeople(page, ['Anna', 'Bent']);
    await seeMovingVideos(page, 2);
    await until(page, 'the status to be calm', () =>
      [...document.querySelectorAll('[role="status"]')].every(({ textContent }) => !textContent),
    );
    await eventually('one connection', async () => (await received(page)).open === 1);
  }
  await assertNoDoubles(anna);
});

tests.run();
