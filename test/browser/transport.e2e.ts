// The transport upon simple-peer keeps the same contract as the one in memory.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { createHarness } from '../support/harness.ts';
import { openModule } from '../support/page-bundle.ts';

const tests = suite('transport');
const harness = createHarness();
tests.after(harness.close);

for (const browser of ['chromium', 'firefox'] as const) {
  tests(`simple-peer keeps the transport contract in ${browser}`, async () => {
    const { origin } = await harness.relay();
    const page = await openModule(
      await harness[browser](),
      origin,
      'test/contract/simple-peer.page.ts',
    );
    const results = await page.evaluate(() => window.runCases?.() ?? []);
    assert.ok(results.length > 10);
    assert.equal(
      results.filter(({ error }) => error !== null),
      [],
    );
  });
}

tests.run();
