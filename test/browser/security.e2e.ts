// What is refused in Node is refused by the WebCrypto of real browsers, too; and so is a script that was exchanged.
import { appendFileSync, cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import type { Page } from 'puppeteer';
import { findFiles } from '../../scripts/files.mjs';
import { createHarness } from '../support/harness.ts';
import { openModule } from '../support/page-bundle.ts';
import { distFolder } from '../support/relay-process.ts';

const tests = suite('security');
const harness = createHarness();
const altered = mkdtempSync(join(tmpdir(), 'schnack-altered-'));
tests.before(() => {
  cpSync(join(distFolder, 'client'), altered, { recursive: true });
  const [script = ''] = findFiles(['assets'], /linkify.*\.js$/, altered);
  appendFileSync(join(altered, script), ';');
  for (const copy of ['.br', '.gz']) rmSync(join(altered, script + copy));
});
tests.after(harness.close);
tests.after(() => rmSync(altered, { recursive: true }));

/** Loads a script that comes late, as the client would. */
function loadLazily(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const map = document.querySelector('script[type="importmap"]')?.textContent ?? '{}';
    const { integrity } = JSON.parse(map) as { integrity: Record<string, string> };
    const path = Object.keys(integrity).find((name) => name.includes('linkify')) ?? 'no script';
    return import(path).then(
      () => 'loaded',
      () => 'refused',
    );
  });
}

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

for (const browser of ['chromium', 'firefox'] as const) {
  tests(`${browser} refuses a late script of which one byte was changed`, async () => {
    const [honest, exchanged, opened] = await Promise.all([
      harness.relay(),
      harness.relay({ env: { CLIENT_DIR: altered } }),
      harness[browser](),
    ]);
    const page = await opened.newPage();
    await page.goto(honest.origin);
    assert.is(await loadLazily(page), 'loaded');
    await page.goto(exchanged.origin);
    assert.is(await loadLazily(page), 'refused');
  });
}

tests.run();
