// C1 to C8: tabs and machines that die, sleep, come twice, are slow, or remember nothing.
import * as assert from 'uvu/assert';
import type { Browser, Page } from 'puppeteer';
import { lasting, secondsUntilFlowing, shareDuring } from '../flow.ts';
import { rungsOf, seeHealth, seeTexts, setStage, type Scenario, type Stage } from '../stage.ts';
import { attend, openProbed } from '../../support/attendance.ts';
import { killTabs } from '../../support/kill-tab.ts';
import { seeMovingVideos } from '../../support/media-probe.ts';
import { eventually } from '../../support/page-wait.ts';
import { droppedAtMs, seePeople, seeTile, tileHistory, tilesOf } from '../../support/tiles.ts';

function two({ people }: Stage) {
  const [anna, bent] = people;
  if (anna === undefined || bent === undefined) throw new Error('nobody there');
  return { anna, bent };
}

/** Everything of this browser, as when its machine sleeps. */
async function processesOf(browser: Browser): Promise<number[]> {
  const client = await browser.target().createCDPSession();
  const { processInfo } = await client.send('SystemInfo.getProcessInfo');
  const own = browser.process()?.pid;
  return [...new Set([...processInfo.map(({ id }) => id), ...(own === undefined ? [] : [own])])];
}

function signalAll(processes: readonly number[], signal: NodeJS.Signals): void {
  for (const id of processes) process.kill(id, signal);
}

const seconds = (ms: number) => Math.round(ms / 100) / 10;

async function shiftClock(page: Page, byMs: number): Promise<void> {
  await page.evaluateOnNewDocument(shiftDate, byMs);
}

/** Runs in the page. */
function shiftDate(byMs: number): void {
  const { now } = Date;
  Date.now = () => now() + byMs;
}

/** Runs in the page: as private windows and strict settings do. */
function refuseStorage(): void {
  for (const name of ['localStorage', 'sessionStorage', 'indexedDB']) {
    Object.defineProperty(window, name, {
      configurable: true,
      get() {
        throw new DOMException('The operation is insecure.', 'SecurityError');
      },
    });
  }
}

const sleepFor = (forSeconds: number): Scenario => ({
  id: 'C3',
  fault: `a laptop sleeps for ${forSeconds} s`,
  expected: 'back without a reload, nobody twice',
  async run(harness, seed) {
    const stage = await setStage(harness, seed, { apart: true });
    const { anna, bent } = two(stage);
    const processes = await processesOf(bent.browser);
    signalAll(processes, 'SIGSTOP');
    try {
      await lasting(forSeconds);
    } finally {
      signalAll(processes, 'SIGCONT');
    }
    const atMs = performance.now();
    for (const { page } of [anna, bent]) {
      await seePeople(page, ['Anna', 'Bent']);
      await seeMovingVideos(page, 2);
    }
    const backMs = performance.now() - atMs;
    await eventually('one connection', async () => (await tilesOf(anna.page)).length === 2);
    for (const state of await tileHistory(anna.page)) {
      assert.ok(['Anna, Bent', 'Anna'].includes(state), state);
    }
    await stage.close();
    return { 'back after waking, s': seconds(backMs) };
  },
});

export const CLIENT_FAULTS: readonly Scenario[] = [
  {
    id: 'C1',
    fault: 'a tab is killed',
    expected: 'its tile goes, nobody stays as a ghost',
    async run(harness, seed) {
      const stage = await setStage(harness, seed, { apart: true });
      const { anna, bent } = two(stage);
      const killedAtMs = await killTabs(bent.browser);
      const goneMs = (await droppedAtMs(anna.page, 'Bent')) - killedAtMs;
      // A polite end would wait for the dead tab.
      bent.browser.process()?.kill('SIGKILL');
      await seePeople(anna.page, ['Anna']);
      await anna.page.browserContext().close();
      return { 'tile gone after, s': seconds(goneMs) };
    },
  },
  {
    id: 'C2',
    fault: 'a tab is frozen for 20 s',
    expected: 'sound and the tile stay',
    async run(harness, seed) {
      const stage = await setStage(harness, seed, { ownMicrophone: true });
      const { anna, bent } = two(stage);
      const client = await bent.page.createCDPSession();
      await client.send('Page.setWebLifecycleState', { state: 'frozen' });
      const { lostPercent, fps } = await shareDuring(anna.page, 20);
      await client.send('Page.setWebLifecycleState', { state: 'active' });
      const history = await tileHistory(anna.page);
      await secondsUntilFlowing(anna.page);
      await seeHealth(anna.page, 'Bent', 'good', 'weak');
      await stage.close();
      assert.equal(history, ['Anna, Bent'], 'nobody takes it for gone');
      return { 'sound packets lost, %': lostPercent, 'fps meanwhile': fps };
    },
  },
  sleepFor(20),
  sleepFor(120),
  {
    id: 'C4',
    fault: 'reload',
    expected: 'back on the same seat, no second tile',
    async run(harness, seed) {
      const stage = await setStage(harness, seed);
      const { anna, bent } = two(stage);
      const { id } = await seeTile(anna.page, 'Bent', 'before', () => true);
      const startMs = performance.now();
      await bent.page.reload();
      await seeTile(anna.page, 'Bent', 'back', (tile) => tile.id !== id);
      const backMs = performance.now() - startMs;
      await seeMovingVideos(anna.page, 2);
      for (const state of await tileHistory(anna.page)) {
        assert.ok(['Anna, Bent', 'Anna'].includes(state), state);
      }
      await stage.close();
      return { 'back after, s': seconds(backMs) };
    },
  },
  {
    id: 'C5',
    fault: 'the same person in a second tab of the same browser',
    expected: 'two members, and both work',
    async run(harness, seed) {
      const stage = await setStage(harness, seed);
      const { anna, bent } = two(stage);
      const again = await openProbed(bent.browser);
      await attend(again.page, stage.link, { name: 'Bent', microphone: false });
      await eventually('three tiles', async () => (await tilesOf(anna.page)).length === 3);
      await seeMovingVideos(anna.page, 3);
      const labels = (await tilesOf(anna.page)).map(({ label }) => label);
      await again.context.close();
      await seePeople(anna.page, ['Anna', 'Bent']);
      await stage.close();
      assert.is(new Set(labels).size, 3, `told apart: ${labels.join('; ')}`);
      return { members: new Set(labels).size };
    },
  },
  ...[1, -1].map((hours): Scenario => ({
    id: 'C6',
    fault: `a clock that is ${Math.abs(hours)} h ${hours > 0 ? 'fast' : 'slow'}`,
    expected: 'nothing depends on it',
    async run(harness, seed) {
      const stage = await setStage(harness, seed, {
        preparePage: async (page, name) => {
          if (name === 'Bent') await shiftClock(page, hours * 3_600_000);
        },
      });
      const { anna, bent } = two(stage);
      await stage.write(anna.page, 'Moin 1');
      await seeTexts(anna.page, 'Moin 1');
      await stage.write(bent.page, 'Moin 2');
      for (const { page } of [anna, bent]) await seeTexts(page, 'Moin 1', 'Moin 2');
      await stage.close();
      return {};
    },
  })),
  {
    id: 'C7',
    fault: 'a processor at a quarter of its speed',
    expected: 'quality falls, nothing breaks',
    async run(harness, seed) {
      const stage = await setStage(harness, seed, { apart: true });
      const { anna, bent } = two(stage);
      const client = await bent.page.createCDPSession();
      await client.send('Emulation.setCPUThrottlingRate', { rate: 4 });
      await lasting(3);
      const { fps, concealedPercent } = await shareDuring(anna.page, 8);
      const { connections } = await rungsOf(anna.page);
      await client.send('Emulation.setCPUThrottlingRate', { rate: 1 });
      await seeHealth(anna.page, 'Bent', 'good', 'weak');
      await stage.close();
      assert.is(connections, 1, 'the connection stays');
      return { fps, 'sound made up, %': concealedPercent };
    },
  },
  {
    id: 'C8',
    fault: 'a browser that keeps nothing (storage throws)',
    expected: 'everything works, nothing is remembered',
    isFast: true,
    async run(harness, seed) {
      const stage = await setStage(harness, seed, {
        preparePage: async (page, name) => {
          if (name === 'Bent') await page.evaluateOnNewDocument(refuseStorage);
        },
      });
      const { bent } = two(stage);
      await stage.write(bent.page, 'hello');
      await seeTexts(bent.page, 'hello');
      await stage.close();
      return {};
    },
  },
];
