// Hidden addresses in real browsers with a real TURN server: nothing that is sealed holds an own one.
import { networkInterfaces } from 'node:os';
import type { Browser, Page } from 'puppeteer';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import {
  createMeeting,
  DESKTOP,
  joinFromLobby,
  openLobby,
  seeStatus,
  seeText,
} from '../support/attendance.ts';
import { click, control, see } from '../support/controls.ts';
import type { Coturn } from '../support/coturn.ts';
import { createHarness, openVisitor, type Visitor } from '../support/harness.ts';
import {
  longestStandstillMs,
  probeConnections,
  seeMovingVideos,
  watchStandstill,
} from '../support/media-probe.ts';
import { eventually, until } from '../support/page-wait.ts';
import { hearSealing, sealedTexts } from '../support/sealed-words.ts';
import { seePeople, tileHistory, watchTiles } from '../support/tiles.ts';

const QUIET = { microphone: false, camera: false };
const SEEN = { microphone: false, camera: true };
/** Measured at 0.4 s on two cores; a connection that is closed first takes seconds. */
const STANDSTILL_MS = 2_500;
const HIDE = 'Hide my IP address';
/** Of this machine, which is also that of all visitors. */
const OWN_ADDRESSES = Object.values(networkInterfaces())
  .flatMap((all) => all ?? [])
  .filter(({ internal }) => !internal)
  .map(({ address }) => address.split('%')[0] ?? address);

const tests = suite('addresses');
const harness = createHarness();
let coturn: Coturn;
let origin: string;
let browser: Browser;
const visitors: Visitor[] = [];
tests.before(async () => {
  [coturn, browser] = await Promise.all([harness.coturn(), harness.chromium()]);
  const env = { TURN_URLS: coturn.url(), TURN_SECRET: coturn.secret };
  ({ origin } = await harness.relay({ env }));
});
tests.after.each(async () => {
  for (const { context } of visitors.splice(0)) await context.close();
});
tests.after(harness.close);

async function newPage(): Promise<Page> {
  const visitor = await openVisitor(browser, probeConnections);
  visitors.push(visitor);
  await visitor.page.evaluateOnNewDocument(hearSealing);
  await visitor.page.setViewport(DESKTOP);
  return visitor.page;
}

/** What gives an own address away in what the page sealed. */
async function given(page: Page, from = 0): Promise<string[]> {
  const all = (await sealedTexts(page, from)).join('\n');
  const traces = ['typ host', 'typ srflx', 'typ prflx', '.local', ...OWN_ADDRESSES];
  return traces.filter((trace) => all.includes(trace));
}

/** Between which kinds of candidates the page's open connections run. */
function paths(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    const found: string[] = [];
    for (const connection of window.probedConnections ?? []) {
      // Without a data channel it is an encoder of the fan-out, and leads nowhere.
      if (connection.connectionState !== 'connected' || connection.sctp === null) continue;
      const byId = new Map<string, Record<string, unknown>>();
      (await connection.getStats()).forEach((entry: { id: string }) =>
        byId.set(entry.id, { ...entry }),
      );
      for (const entry of byId.values()) {
        const pair =
          entry['type'] === 'transport' && byId.get(String(entry['selectedCandidatePairId']));
        if (!pair) continue;
        const kind = (end: string) =>
          byId.get(String(pair[`${end}CandidateId`]))?.['candidateType'];
        found.push(`${String(kind('local'))} to ${String(kind('remote'))}`);
      }
    }
    return found;
  });
}

const isOn = (page: Page, name: string) =>
  until(
    page,
    `${name} to be on`,
    (label) =>
      [...document.querySelectorAll('[role="switch"][aria-checked="true"]')].some(
        (one) => one.getAttribute('aria-label') === label,
      ),
    name,
  );

tests(
  'who hides tells no address to anybody, and is connected through the TURN server',
  async () => {
    const open = await newPage();
    const link = await createMeeting(open, origin);
    await joinFromLobby(open, { name: 'Anna', ...SEEN });
    const hidden = await newPage();
    await openLobby(hidden, link);
    await click(hidden, 'switch', HIDE);
    await isOn(hidden, HIDE);
    await joinFromLobby(hidden, { name: 'Bent', ...SEEN });
    await seePeople(open, ['Anna', 'Bent']);
    await eventually('a path through TURN', async () =>
      (await paths(hidden)).some((path) => path.startsWith('relay to')),
    );
    assert.equal(await given(hidden), []);
    assert.ok((await sealedTexts(hidden)).some((text) => text.includes('typ relay')));
    assert.ok(
      (await given(open)).includes('typ host'),
      'the other tells its own, so the test can see',
    );

    // The choice is remembered, and can be made in the middle of a meeting without anybody being gone.
    await seeMovingVideos(hidden, 2);
    await watchTiles(hidden);
    await watchStandstill(hidden);
    const before = (await sealedTexts(open)).length;
    await click(open, 'button', 'More');
    await click(open, 'menuitem', 'Settings');
    await click(open, 'button', 'Connection');
    await click(open, 'switch', HIDE);
    await isOn(open, HIDE);
    // The old connection is closed, not only left unused.
    await eventually('both behind TURN, and no other path', async () => {
      const all = [...(await paths(open)), ...(await paths(hidden))];
      return all.length === 2 && all.every((path) => path === 'relay to relay');
    });
    await seeMovingVideos(hidden, 2);
    assert.ok((await longestStandstillMs(hidden)) < STANDSTILL_MS, 'the picture goes on');
    assert.equal(await given(open, before), []);
    assert.equal([...new Set(await tileHistory(hidden))], ['Anna, Bent']);
    await hidden.reload();
    await seePeople(hidden, ['Anna', 'Bent']);
    assert.equal(await given(hidden), []);
  },
);

tests(
  'where the service has no TURN server the switch says so, and cannot be pressed',
  async () => {
    const bare = await harness.relay();
    const page = await newPage();
    await createMeeting(page, bare.origin);
    await see(page, 'switch', HIDE);
    await seeText(page, 'This service has no TURN server by which that would work.');
    const disabled = await control(page, 'switch', HIDE)
      .map((one) => one.getAttribute('aria-disabled'))
      .wait();
    assert.is(disabled, 'true');
  },
);

tests('a TURN server that does not answer is told, with what to do', async () => {
  const open = await newPage();
  const link = await createMeeting(open, origin);
  await joinFromLobby(open, { name: 'Anna', ...QUIET });
  await coturn.stop();
  const hidden = await newPage();
  await openLobby(hidden, link);
  await click(hidden, 'switch', HIDE);
  await joinFromLobby(hidden, { name: 'Bent', ...QUIET });
  await seeStatus(hidden, 'the TURN server does not answer. Ask your IT, or stop hiding');
  assert.equal(await given(hidden), []);
  await click(hidden, 'button', 'More');
  await click(hidden, 'menuitem', 'Settings');
  await click(hidden, 'button', 'Connection');
  await click(hidden, 'switch', HIDE);
  await eventually('a direct path', async () => (await paths(hidden)).length > 0);
});

tests.run();
