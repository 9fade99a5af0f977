// What is refused in Node is refused by the WebCrypto of real browsers, too.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { createHarness } from '../support/harness.ts';
import { openModule } from '../support/page-bundle.ts';

const tests = suite('security');
const harness = createHarness();
tests.after(harness.close);

for (const browser of ['chromium', 'firefox'] as const) {
  tests(`forged signals are refused in ${browser}`, async () => {
    const { origin } = await harness.relay();
    const page = await openModule(
      await harness[browser](),
      origin,
      'test/security/refusals.page.ts',
    );
    const results = await page.evaluate(() => window.runCases?.() ?? []);
    assert.ok(results.length >= 20);
    assert.equal(
      results.filter(({ error }) => error !== null),
      [],
    );
  });
}

tests.run();
