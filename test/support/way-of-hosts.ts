// The way of a host and of somebody who knocks past every screen, panel, dialog and menu of theirs.
import type { Page } from 'puppeteer';
import { click, fill, pressByKey, see } from './controls.ts';
import { openVisitor } from './harness.ts';
import { until } from './page-wait.ts';
import { seeTile } from './tiles.ts';
import { pressInBar, whenStill, type WayOptions } from './way-through.ts';

const WORDS = {
  en: {
    start: 'Start a meeting',
    name: 'Your name',
    room: 'Waiting room',
    join: 'Join',
    controls: 'Meeting controls',
    people: 'People',
    more: 'More',
    knocks: 'Cora Gast would like to join',
    addNote: 'Add a message',
    letIn: 'Let in',
    turnAway: 'Turn away',
    turnedAway: 'You were not let in this time',
    rules: 'More rules',
    unmute: 'Unmute themselves',
    actions: 'Actions for Bent Brodersen',
    mute: 'Mute',
    remove: 'Remove',
    ask: 'Ask to speak',
    removed: 'The host has removed you from the meeting',
  },
  de: {
    start: 'Besprechung starten',
    name: 'Ihr Name',
    room: 'Warteraum',
    join: 'Beitreten',
    controls: 'Steuerung der Besprechung',
    people: 'Personen',
    more: 'Mehr',
    knocks: 'Cora Gast möchte beitreten',
    addNote: 'Nachricht dazulegen',
    letIn: 'Hereinlassen',
    turnAway: 'Abweisen',
    turnedAway: 'Sie wurden diesmal nicht hereingelassen',
    rules: 'Weitere Regeln',
    unmute: 'Sich selbst wieder einschalten',
    actions: 'Aktionen für Bent Brodersen',
    mute: 'Stummschalten',
    remove: 'Entfernen',
    ask: 'Melden',
    removed: 'Die Leitung hat Sie aus der Besprechung genommen',
  },
} as const;

/** Own lobby, knock, waiting, turned away, rules, a person's menu, muted, removing, removed. */
export async function walkAsHost(options: WayOptions): Promise<void> {
  const { browser, origin, language, viewport, prepare } = options;
  const onScreen = whenStill(options);
  const words = WORDS[language];
  const visitors = await Promise.all([1, 2, 3].map(() => openVisitor(browser, prepare)));
  const [host, bent, cora] = visitors.map(({ page }) => page);
  if (!host || !bent || !cora) throw new Error('nobody came');
  for (const page of [host, bent, cora]) {
    await page.setViewport(viewport);
    await page.emulateMediaFeatures([{ name: 'prefers-reduced-motion', value: 'reduce' }]);
  }
  const knock = async (page: Page, name: string) => {
    await page.goto(host.url());
    await fill(page, words.name, name);
    await click(page, 'button', words.join);
    await until(page, 'the waiting room', () => document.querySelector('main [role="status"] h1'));
  };
  const show = async (page: Page, screen: string) => {
    await page.bringToFront();
    await onScreen(page, screen);
  };

  await host.goto(`${origin}/?lang=${language}`);
  await click(host, 'button', words.start);
  await fill(host, words.name, 'Anna Ahlers');
  await click(host, 'switch', words.room);
  await show(host, 'own-lobby');
  await click(host, 'button', words.join);
  await see(host, 'toolbar', words.controls);

  await knock(bent, 'Bent Brodersen');
  await click(host, 'button', words.letIn);
  await see(bent, 'toolbar', words.controls);
  await seeTile(host, 'Bent Brodersen', 'is there', () => true);
  await newsHasPassed(host);
  await knock(cora, 'Cora Gast');
  await see(host, 'alertdialog', words.knocks);
  await show(host, 'knock');
  await show(cora, 'waiting');
  await click(cora, 'button', words.addNote);
  await show(cora, 'waiting-note');
  await host.bringToFront();
  await pressInBar(host, words.people, words.more);
  await see(host, 'complementary', words.people);
  await show(host, 'knock-in-panel');
  await click(host, 'button', words.turnAway);
  await see(cora, 'heading', words.turnedAway);
  await show(cora, 'turned-away');

  await host.bringToFront();
  await click(host, 'button', words.rules);
  await show(host, 'rules');
  await click(host, 'switch', words.unmute);
  await click(host, 'button', words.rules);
  await pressByKey(host, 'button', words.actions);
  await see(host, 'menuitem', words.mute);
  await show(host, 'person-menu');
  await click(host, 'menuitem', words.mute);
  await see(bent, 'button', words.ask);
  await newsHasPassed(bent);
  await show(bent, 'muted');
  await host.bringToFront();
  await newsHasPassed(host);
  await pressByKey(host, 'button', words.actions);
  await pressByKey(host, 'menuitem', words.remove);
  await until(host, 'the question', () => document.querySelector('dialog[open]'));
  await show(host, 'remove');
  await click(host, 'button', words.remove);
  await see(bent, 'heading', words.removed);
  await show(bent, 'removed');
  for (const { context } of visitors) await context.close();
}

/** What passes by itself must not be on a screen at one time and not at another. */
async function newsHasPassed(page: Page): Promise<void> {
  await until(page, 'no news', () => document.querySelector('[data-announcement]') === null);
}
