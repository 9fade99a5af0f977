// Real calls through a real coturn, configured as the operators' page says: over UDP, TCP and TLS, between two
// networks that have no other way, and what is said when it refuses.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'puppeteer';
import { generate } from 'selfsigned';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import {
  createMeeting,
  DESKTOP,
  joinFromLobby,
  openLobby,
  seeStatus,
} from '../support/attendance.ts';
import { click } from '../support/controls.ts';
import type { CoturnOptions } from '../support/coturn.ts';
import { createHarness, openVisitor } from '../support/harness.ts';
import { hear, probeConnections, seeMovingVideos } from '../support/media-probe.ts';
import { COMMON_ADDRESS, makeNetworks, whyNoNetworks } from '../faults/namespaces.ts';
import { eventually } from '../support/page-wait.ts';
import { seePeople } from '../support/tiles.ts';
import { askToSend } from '../support/turn-client.ts';

const HIDE = 'Hide my IP address';
/** A self-signed certificate is as good as another one here. */
const TRUSTING = ['--ignore-certificate-errors'];

const tests = suite('turn');
const harness = createHarness();
tests.after(harness.close);

async function newPage(browser: Browser): Promise<Page> {
  const { page } = await openVisitor(browser, probeConnections);
  await page.setViewport(DESKTOP);
  return page;
}

/** What the page's connection to its TURN server and beyond is, once there is one: 'relay udp'. */
const wayOf = (page: Page): Promise<string> =>
  eventually('a selected way', () =>
    page.evaluate(async () => {
      for (const connection of window.probedConnections ?? []) {
        const entries: Record<string, unknown>[] = [];
        (await connection.getStats()).forEach((entry: Record<string, unknown>) => {
          entries.push(entry);
        });
        const byId = (id: unknown) => entries.find((entry) => entry['id'] === id);
        const transport = entries.find(({ type }) => type === 'transport');
        const pair = byId(transport?.['selectedCandidatePairId']);
        const local = byId(pair?.['localCandidateId']);
        if (local) return `${String(local['candidateType'])} ${String(local['relayProtocol'])}`;
      }
      return null;
    }),
  );

/** Two who hide their addresses meet; resolves with their pages. */
async function meetHidden(browser: Browser, origin: string): Promise<[Page, Page]> {
  const [anna, bent] = [await newPage(browser), await newPage(browser)];
  const link = await createMeeting(anna, origin);
  await click(anna, 'switch', HIDE);
  await joinFromLobby(anna, { name: 'Anna' });
  await openLobby(bent, link);
  await click(bent, 'switch', HIDE);
  await joinFromLobby(bent, { name: 'Bent' });
  return [anna, bent];
}

function certificateFiles(): { certificate: { cert: string; pkey: string }; remove: () => void } {
  const folder = mkdtempSync(join(tmpdir(), 'schnack-certificate-'));
  return {
    certificate: { cert: join(folder, 'cert.pem'), pkey: join(folder, 'key.pem') },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

for (const transport of ['udp', 'tcp', 'tls'] as const) {
  tests(
    `two who hide their addresses see and hear each other through TURN over ${transport}`,
    async () => {
      const files = certificateFiles();
      const { private: key, cert } = await generate([{ name: 'commonName', value: '127.0.0.1' }]);
      writeFileSync(files.certificate.cert, cert);
      writeFileSync(files.certificate.pkey, key);
      const options: CoturnOptions = transport === 'tls' ? { certificate: files.certificate } : {};
      const coturn = await harness.coturn(options);
      const browser = await harness.chromium({ extraArgs: TRUSTING });
      const env = { TURN_URLS: coturn.url(transport), TURN_SECRET: coturn.secret };
      const { origin } = await harness.relay({ env });
      const pages = await meetHidden(browser, origin);
      for (const page of pages) {
        await seePeople(page, ['Anna', 'Bent']);
        await seeMovingVideos(page, 2);
        await hear(page);
        assert.is(await wayOf(page), `relay ${transport}`);
      }
      await browser.close();
      await coturn.stop();
      files.remove();
    },
  );
}

tests('a wrong secret is told in words, with what to do', async () => {
  const coturn = await harness.coturn();
  const browser = await harness.chromium();
  const env = { TURN_URLS: coturn.url(), TURN_SECRET: 'not the one that coturn has' };
  const { origin } = await harness.relay({ env });
  const [, bent] = await meetHidden(browser, origin);
  const startMs = performance.now();
  await seeStatus(bent, 'the TURN server does not answer. Ask your IT, or stop hiding');
  console.log(`  measured: told after ${Math.round(performance.now() - startMs)} ms`);
  await eventually(
    'its own word about it',
    () =>
      coturn.output().includes('Cannot find credentials') || /40[13]/.test(coturn.output()) || null,
  );
  await browser.close();
});

tests('TURN is no tunnel into the network of the service', async () => {
  const coturn = await harness.coturn();
  const inside = ['10.1.2.3', '172.20.0.1', '192.168.1.1', '169.254.169.254', '127.0.0.2'];
  const codes = await askToSend(coturn, [...inside, '203.0.113.9', coturn.address]);
  assert.equal(codes, [403, 403, 403, 403, 403, 0, 0]);
});

const whyNot = whyNoNetworks();
if (whyNot !== null) console.log(`  left out: ${whyNot}`);
(whyNot === null ? tests : tests.skip)(
  'two networks that reach each other only through TURN: both see and hear, without hiding',
  async () => {
    const networks = makeNetworks();
    try {
      const coturn = await harness.coturn({ address: COMMON_ADDRESS });
      const { port } = await harness.relay({
        env: { HOST: '0.0.0.0', TURN_URLS: coturn.url(), TURN_SECRET: coturn.secret },
      });
      const origin = `http://${COMMON_ADDRESS}:${port}`;
      const extraArgs = [`--unsafely-treat-insecure-origin-as-secure=${origin}`];
      const [one, other] = await Promise.all(
        networks.programs.map((program) => harness.chromium({ program, extraArgs })),
      );
      if (one === undefined || other === undefined) throw new Error('no browsers');
      const [anna, bent] = [await newPage(one), await newPage(other)];
      const link = await createMeeting(anna, origin);
      await joinFromLobby(anna, { name: 'Anna' });
      await openLobby(bent, link);
      await joinFromLobby(bent, { name: 'Bent' });
      for (const page of [anna, bent]) {
        await seePeople(page, ['Anna', 'Bent']);
        await seeMovingVideos(page, 2);
        await hear(page);
      }
      const ways = await Promise.all([wayOf(anna), wayOf(bent)]);
      assert.ok(
        ways.some((way) => way.startsWith('relay')),
        ways.join(', '),
      );
      for (const browser of [one, other]) await browser.close();
    } finally {
      networks.remove();
    }
  },
);

tests.run();
