// The harness itself: both browsers open what the relay serves, faults are noticed, everything closes.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import type { Browser } from 'puppeteer';
import { createHarness, openVisitor } from '../support/harness.ts';
import { eventually, until } from '../support/page-wait.ts';
import type { RelayProcess } from '../support/relay-process.ts';

const tests = suite('harness');
const harness = createHarness();
let relay: RelayProcess;
tests.before(async () => {
  relay = await harness.relay();
});
tests.after(harness.close);

const browsers: [name: string, open: () => Promise<Browser>][] = [
  ['Chromium', harness.chromium],
  ['Firefox', harness.firefox],
];

for (const [name, open] of browsers) {
  tests(`${name} opens the client without a fault and shows what the policy refuses`, async () => {
    const { page, faults } = await openVisitor(await open());
    await page.goto(relay.origin);
    const build = await until(page, 'something on the page', () =>
      document.querySelector('#app')?.childElementCount
        ? document.querySelector('meta[name="schnack-build"]')?.getAttribute('content')
        : null,
    );
    assert.match(build, /^[0-9a-f]{12}$/);
    assert.equal(faults, []);

    await page.evaluate(() => {
      new Image().src = 'http://localhost:9/foreign.png';
    });
    await eventually('the refusal', () =>
      faults.some((fault) => fault.includes('policy: img-src')),
    );
  });
}

tests('a relay that was killed comes back on the same port', async () => {
  const health = (): Promise<number> =>
    fetch(`${relay.origin}/healthz`).then(
      ({ status }) => status,
      () => 0,
    );
  await relay.kill();
  assert.is(await health(), 0);
  await relay.restart();
  assert.is(await health(), 200);
  assert.is(await relay.stop(), 0);
});

tests.run();
