// What a screen reader finds on the way through, line by line, beside what is written down in transcripts/.
// After a change that is meant: SCHNACK_WRITE_TRANSCRIPTS=1 node scripts/run.mjs e2e transcript, then read.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import type { Page } from 'puppeteer';
import { DESKTOP } from '../support/attendance.ts';
import { createHarness } from '../support/harness.ts';
import { transcriptOf } from '../support/transcript.ts';
import { walkThrough } from '../support/way-through.ts';

const FOLDER = join(process.cwd(), 'test/browser/transcripts');
const isWriting = process.env['SCHNACK_WRITE_TRANSCRIPTS'] !== undefined;

const tests = suite('transcript');
const harness = createHarness();
tests.after(harness.close);

for (const language of ['de', 'en'] as const) {
  tests(`a screen reader hears what is written down, in ${language}`, async () => {
    const [relay, browser] = await Promise.all([harness.relay(), harness.chromium()]);
    const heard: string[] = [];
    const onScreen = async (page: Page, screen: string) => {
      heard.push(`# ${screen}\n\n${await transcriptOf(page)}`);
    };
    await walkThrough({ browser, origin: relay.origin, language, viewport: DESKTOP, onScreen });
    const path = join(FOLDER, `${language}.txt`);
    const text = heard.join('\n');
    if (isWriting) {
      mkdirSync(FOLDER, { recursive: true });
      writeFileSync(path, text);
    }
    assert.fixture(text, existsSync(path) ? readFileSync(path, 'utf8') : '');
  });
}

tests.run();
