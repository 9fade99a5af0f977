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
import { walkAsHost } from '../support/way-of-hosts.ts';
import { walkThrough, type WayOptions } from '../support/way-through.ts';

const FOLDER = join(process.cwd(), 'test/browser/transcripts');
/** Full of figures, words and times that differ at each run; server-saw.e2e.ts and verify.e2e.ts read them. */
const DIFFERENT_EACH_TIME = new Set(['connection', 'server-saw', 'verify']);
/** The room's name, whose place in the bar passing news takes for some seconds. */
const ROOM_NAME = /(?<=sectionfooter\n) +(Besprechung|Meeting)\n/g;
const isWriting = process.env['SCHNACK_WRITE_TRANSCRIPTS'] !== undefined;

const tests = suite('transcript');
const harness = createHarness();
tests.after(harness.close);

for (const language of ['de', 'en'] as const) {
  tests(`a screen reader hears what is written down, in ${language}`, async () => {
    const [relay, browser] = await Promise.all([harness.relay(), harness.chromium()]);
    const heard: string[] = [];
    const onScreen = async (page: Page, screen: string) => {
      if (DIFFERENT_EACH_TIME.has(screen)) return;
      heard.push(`# ${screen}\n\n${(await transcriptOf(page)).replace(ROOM_NAME, '')}`);
    };
    const { origin } = relay;
    const way: WayOptions = { browser, origin, language, viewport: DESKTOP, onScreen };
    await walkThrough(way);
    await walkAsHost(way);
    const path = join(FOLDER, `${language}.txt`);
    const text = heard.join('\n');
    if (isWriting) {
      mkdirSync(FOLDER, { recursive: true });
      writeFileSync(path, text);
    }
    assert.is(differenceOf(existsSync(path) ? readFileSync(path, 'utf8') : '', text), '');
  });
}

/** Per screen, the lines between the first and the last that differ; a whole transcript would hide them. */
function differenceOf(written: string, heard: string): string {
  const [before, after] = [screensOf(written), screensOf(heard)];
  const names = new Set([...before.keys(), ...after.keys()]);
  return [...names].flatMap((name) => changeOf(name, before.get(name), after.get(name))).join('\n');
}

function changeOf(
  name: string,
  before: readonly string[] = [],
  after: readonly string[] = [],
): readonly string[] {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) start += 1;
  if (start === before.length && start === after.length) return [];
  let end = 0;
  while (end < shorter - start && before.at(-1 - end) === after.at(-1 - end)) end += 1;
  const between = (lines: readonly string[], sign: string) =>
    lines.slice(start, lines.length - end).map((line) => sign + line);
  return [`# ${name}, line ${start + 1}`, ...between(before, '- '), ...between(after, '+ ')];
}

function screensOf(text: string): ReadonlyMap<string, readonly string[]> {
  const screens = text.split(/^# /m).slice(1);
  return new Map(
    screens.map((screen) => [screen.split('\n', 1)[0] ?? '', screen.trimEnd().split('\n')]),
  );
}

tests.run();
