// Embedding where it is harder: Firefox, refused storage, the recipes of the documentation as they stand there.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { root } from '../../scripts/root.mjs';
import { openLobby, openProbed, seeStatus, turnOn } from '../support/attendance.ts';
import { click, fill, see } from '../support/controls.ts';
import { createHarness } from '../support/harness.ts';
import { eventually, until } from '../support/page-wait.ts';
import {
  command,
  frameOf,
  openPortal,
  seeEvent,
  seePresence,
  visitPortal,
} from '../support/portal.ts';
import { seePeople } from '../support/tiles.ts';

const tests = suite('embed, odd');
const harness = createHarness();
tests.after(harness.close);

interface Recipe {
  title: string;
  html: string;
  script: string;
}

/** The blocks of HTML in docs/embedding.md, each with the script that follows it. */
function recipes(): Recipe[] {
  const text = readFileSync(join(root, 'docs/embedding.md'), 'utf8');
  const blocks = text.matchAll(/```html\n([\s\S]*?)```(?:\n\n```js\n([\s\S]*?)```)?/g);
  return Array.from(blocks, ({ 1: html = '', 2: script = '', index }) => {
    const titles = [...text.slice(0, index).matchAll(/^##+ (.*)$/gm)];
    return { title: titles.at(-1)?.[1] ?? '', html, script };
  });
}

const all = recipes();
const pages = new Map(
  all.flatMap(({ html, script }, at) => [
    [
      `/recipe/${at}/`,
      `<!doctype html><html lang="en"><title>Recipe</title>${html}</html>`,
    ] as const,
    [`/recipe/${at}/recipe.js`, script] as const,
  ]),
);

tests('every recipe of the documentation works as it stands there', async () => {
  assert.is(all.length, 6);
  const browser = await harness.chromium();
  const world = await openPortal(harness, pages);
  for (const [at, { title }] of all.entries()) {
    const { page, faults, context } = await visitPortal(browser, `${world.portal}/recipe/${at}/`);
    if (title.startsWith('A button')) {
      await until(
        page,
        'the number',
        () => document.querySelector('schnack-presence')?.textContent === 'Nobody is in the room',
      );
    } else {
      if (title.startsWith('A meeting in an overlay')) await click(page, 'button', 'Open the room');
      await seeEvent(page, 'ready');
      const frame = await frameOf(page, world.service);
      if (title.startsWith('One meeting, now')) await see(frame, 'toolbar', 'Meeting controls');
      else await see(frame, 'button', 'Join');
    }
    assert.equal(
      faults.filter((fault) => !fault.includes('404')),
      [],
      title,
    );
    await context.close();
  }
  await world.close();
});

const NOW = all.findIndex(({ title }) => title.startsWith('One meeting, now'));

tests('the page of a host lets in, mutes, locks and removes', async () => {
  const browser = await harness.chromium();
  const world = await openPortal(harness, pages);
  const { page, faults } = await visitPortal(browser, `${world.portal}/recipe/${NOW}/`);
  await seeEvent(page, 'joined');
  const link = await page.evaluate(() => document.querySelector('#invitation')?.textContent ?? '');
  assert.is(await command(page, 'setLobby', true), 'done');

  const bent = await openProbed(browser);
  await openLobby(bent.page, link);
  await fill(bent.page, 'Your name', 'Bent');
  await turnOn(bent.page, 'Microphone');
  await click(bent.page, 'button', 'Join');
  const knock = await seeEvent(page, 'knock');
  assert.is(knock['name'], 'Bent');
  const inside = () => page.evaluate((room) => window.Schnack.getPresence(room), link);
  // Who is inside says so after a moment.
  await eventually('the host to be counted', async () => (await inside()) > 0);
  assert.is(await inside(), 1, 'who waits at the door is not counted');
  assert.is(await command(page, 'admit', ['somebody else']), 'unknown-person');
  assert.is(await command(page, 'admit', [knock['id']]), 'done');
  await seePeople(bent.page, ['Bent', 'Service desk']);
  const { id } = await seeEvent(page, 'participantJoined');
  assert.is(await command(page, 'mute', [id]), 'done');
  await seeStatus(bent.page, 'The host has muted your microphone.');
  assert.is(await command(page, 'lock', true), 'done');
  assert.equal(await seeEvent(page, 'locked'), { locked: true });
  assert.is(await command(page, 'removeParticipant', id), 'done');
  assert.is((await seeEvent(page, 'participantLeft'))['id'], id);
  assert.equal(
    faults.filter((fault) => !fault.includes('404')),
    [],
  );
  await world.close();
});

tests(
  'where the browser refuses storage to frames, one joins all the same, and a host is one',
  async () => {
    const browser = await harness.chromium();
    const world = await openPortal(harness, pages);
    const { page } = await visitPortal(browser, `${world.portal}/`);
    await page.evaluateOnNewDocument(() => {
      if (window === top) return;
      for (const name of ['localStorage', 'sessionStorage', 'indexedDB']) {
        Object.defineProperty(window, name, {
          get() {
            throw new DOMException('refused', 'SecurityError');
          },
        });
      }
    });
    await page.goto(`${world.portal}/recipe/${NOW}/`);
    await seeEvent(page, 'joined');
    assert.is(await command(page, 'lock', true), 'done');
    await world.close();
  },
);

tests('Firefox: joining in the page, presence, and leaving by removing the element', async () => {
  const browser = await harness.firefox();
  const world = await openPortal(harness);
  const { page } = await visitPortal(browser, `${world.portal}/`);
  await seeEvent(page, 'ready');
  const frame = await frameOf(page, world.service);
  assert.is(await command(page, 'setName', 'Jule'), 'done');
  // Puppeteer misses controls in frames of another site in Firefox, so these are pressed from inside.
  await see(frame, 'button', 'Beitreten');
  await frame.evaluate(() => {
    for (const button of document.querySelectorAll('button')) {
      if (button.textContent.trim() === 'Beitreten') button.click();
    }
  });
  await seeEvent(page, 'joined');
  await seePresence(page, 'Eine Person ist im Raum');
  await page.evaluate(() => document.querySelector('schnack-meeting')?.remove());
  await seePresence(page, 'Niemand ist im Raum');
  await world.close();
});

tests.run();
