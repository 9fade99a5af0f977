// Connections made ready in the lobby: over them nothing is seen or heard before somebody joins, then all at once.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import type { Browser, Page } from 'puppeteer';
import {
  attend,
  createMeeting,
  joinFromLobby,
  openLobby,
  openProbed,
  seeText,
  turnOn,
} from '../support/attendance.ts';
import { click, control, fill, see } from '../support/controls.ts';
import { createHarness, type Visitor } from '../support/harness.ts';
import { hear, received, seeMovingVideos } from '../support/media-probe.ts';
import { eventually } from '../support/page-wait.ts';
import { seePeople, tilesOf } from '../support/tiles.ts';

const OFF = { microphone: false, camera: false };
const tests = suite('warm');
const harness = createHarness();
let browser: Browser;
let anna: Visitor;
let link: string;
tests.before(async () => {
  // The switch for hidden addresses asks for a TURN server, whether it answers or not.
  const [relay, chromium] = await Promise.all([
    harness.relay({
      env: { TURN_URLS: 'turn:127.0.0.1:9', TURN_SECRET: 'of a server that is not there' },
    }),
    harness.chromium(),
  ]);
  browser = chromium;
  anna = await openProbed(browser);
  link = await createMeeting(anna.page, relay.origin);
  await joinFromLobby(anna.page, { name: 'Anna' });
});
tests.after(harness.close);

/** The pointer rests on Join. */
async function approach(page: Page): Promise<void> {
  await control(page, 'button', 'Join').hover();
}

const connections = async ({ page }: Visitor) => {
  const { connected, open } = await received(page);
  return { connected, open };
};

const seeConnections = (visitor: Visitor, count: number) =>
  eventually(`${count} connections`, async () => {
    const { connected, open } = await connections(visitor);
    return connected === count && open === count;
  });

/** From now on counts how often a camera is paused on some link. @returns the count so far */
async function watchPauses(page: Page): Promise<() => Promise<number>> {
  const counter = await page.evaluateHandle(() => {
    const count = { pauses: 0 };
    const { setParameters } = RTCRtpSender.prototype;
    RTCRtpSender.prototype.setParameters = function (parameters, ...rest) {
      const isPaused = parameters.encodings.some(({ active }) => active === false);
      if (this.track?.kind === 'video' && isPaused) count.pauses += 1;
      return setParameters.call(this, parameters, ...rest);
    };
    return count;
  });
  return () => counter.evaluate(({ pauses }) => pauses);
}

tests('a pointer on Join makes the connection, and nobody notices', async () => {
  const bent = await openProbed(browser);
  await openLobby(bent.page, link);
  await fill(bent.page, 'Your name', 'Bent');
  for (const name of ['Microphone', 'Camera']) await turnOn(bent.page, name);
  assert.is((await connections(bent)).open, 0, 'nothing before the pointer comes');
  await approach(bent.page);
  await seeConnections(bent, 1);
  await seeConnections(anna, 1);
  assert.is((await tilesOf(anna.page)).length, 1, 'Anna sees nobody');
  // Whoever looks in sees no more than Anna does.
  const cora = await openProbed(browser);
  await openLobby(cora.page, link);
  await click(cora.page, 'button', 'Who is already there?');
  await seeText(cora.page, 'Anna is already there.');
  await cora.context.close();
  for (const { page } of [anna, bent]) {
    const { audioBytes, frames } = await received(page);
    assert.equal({ audioBytes, frames }, { audioBytes: 0, frames: 0 });
  }

  const annasPauses = await watchPauses(anna.page);
  await click(bent.page, 'button', 'Join');
  for (const visitor of [anna, bent]) {
    await seePeople(visitor.page, ['Anna', 'Bent']);
    await seeMovingVideos(visitor.page, 2);
    await hear(visitor.page);
    await seeConnections(visitor, 1);
    assert.equal([...visitor.faults], []);
  }
  assert.is(await annasPauses(), 0, 'Bent wished to see her before he knew how large');
  await click(bent.page, 'button', 'Leave');
  await seePeople(anna.page, ['Anna']);
  await bent.context.close();
});

tests('who turns back in the lobby leaves nothing behind, and can come again', async () => {
  const dirk = await openProbed(browser);
  await openLobby(dirk.page, link);
  await approach(dirk.page);
  await seeConnections(anna, 1);
  await click(dirk.page, 'button', 'Schnack');
  await see(dirk.page, 'button', 'Start a meeting');
  await seeConnections(anna, 0);
  assert.is((await tilesOf(anna.page)).length, 1);
  await attend(dirk.page, link, { name: 'Dirk', ...OFF });
  await seePeople(anna.page, ['Anna', 'Dirk']);
  assert.equal([...dirk.faults], []);
  await dirk.context.close();
  await seePeople(anna.page, ['Anna']);
});

tests('whoever hides the address meets nobody before joining', async () => {
  const elke = await openProbed(browser);
  await openLobby(elke.page, link);
  await approach(elke.page);
  await seeConnections(elke, 1);
  await click(elke.page, 'switch', 'Hide my IP address');
  await seeConnections(elke, 0);
  await approach(elke.page);
  assert.is((await connections(elke)).open, 0);
  await elke.context.close();
});

tests('in a room that is kept the own picture is sign enough', async () => {
  const { page } = anna;
  await click(page, 'button', 'Leave');
  await see(page, 'heading', 'You left the meeting');
  const fiete = await openProbed(browser);
  await attend(fiete.page, link, { name: 'Fiete', ...OFF });
  // Anna leads here: her tab holds the host's secret.
  await page.goto('about:blank');
  await openLobby(page, link);
  await turnOn(page, 'Camera');
  await seeConnections(anna, 1);
  assert.is((await tilesOf(fiete.page)).length, 1);
  await click(page, 'button', 'Join');
  for (const visitor of [anna, fiete]) await seePeople(visitor.page, ['Anna', 'Fiete']);
  await seeMovingVideos(fiete.page, 1);

  // A reload leads back to the seat, and the picture that comes on again on the way is no sign of anything.
  await page.evaluateOnNewDocument(() => {
    const opened: string[] = [];
    Object.assign(window, { opened });
    window.WebSocket = new Proxy(WebSocket, {
      construct(target, values) {
        opened.push(String(values[0]));
        return Reflect.construct(target, values);
      },
    });
  });
  await page.reload();
  for (const visitor of [anna, fiete]) await seePeople(visitor.page, ['Anna', 'Fiete']);
  await seeMovingVideos(fiete.page, 1);
  assert.is(await page.evaluate(() => (Reflect.get(window, 'opened') as string[]).length), 1);
  assert.equal([...fiete.faults], []);
});

tests.run();
