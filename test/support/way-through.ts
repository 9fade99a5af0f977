// The whole way of a person past every screen, panel, dialog and menu, in German or English.
import type { Browser, Page, Viewport } from 'puppeteer';
import { turnOn } from './attendance.ts';
import { click, fill, see } from './controls.ts';
import { openVisitor } from './harness.ts';
import { until } from './page-wait.ts';
import { seeTile } from './tiles.ts';

export type Language = 'de' | 'en';

/** What has to be pressed and seen on the way. */
const WORDS = {
  en: {
    start: 'Start a meeting',
    link: 'Meeting link',
    open: 'Open',
    name: 'Your name',
    join: 'Join',
    controls: 'Meeting controls',
    camera: 'Camera',
    chat: 'Chat',
    message: 'Message',
    send: 'Send',
    people: 'People',
    more: 'More',
    settings: 'Settings',
    connection: 'Connection',
    serverSaw: 'What the server saw',
    invite: 'Invite',
    leave: 'Leave',
    rejoin: 'Rejoin',
    verify: 'Verify connection',
    same: 'Yes, the same words',
  },
  de: {
    start: 'Besprechung starten',
    link: 'Besprechungslink',
    open: 'Öffnen',
    name: 'Ihr Name',
    join: 'Beitreten',
    controls: 'Steuerung der Besprechung',
    camera: 'Kamera',
    chat: 'Chat',
    message: 'Nachricht',
    send: 'Senden',
    people: 'Personen',
    more: 'Mehr',
    settings: 'Einstellungen',
    connection: 'Verbindung',
    serverSaw: 'Was der Server gesehen hat',
    invite: 'Einladen',
    leave: 'Verlassen',
    rejoin: 'Wieder beitreten',
    verify: 'Verbindung prüfen',
    same: 'Ja, dieselben Wörter',
  },
} as const;

export interface WayOptions {
  browser: Browser;
  origin: string;
  language: Language;
  viewport: Viewport;
  /** Runs in each page before its own scripts. */
  prepare?: () => void;
  /** Called on each screen, when it stands still. */
  onScreen: (page: Page, screen: string) => Promise<void>;
}

/** Home, a damaged link, lobby, alone, a meeting of two, chat, people, More, settings, connection, what the server saw, verification, invite, after. */
export async function walkThrough(options: WayOptions): Promise<void> {
  const { browser, origin, language, viewport, prepare } = options;
  const onScreen = whenStill(options);
  const words = WORDS[language];
  const { page, context } = await openVisitor(browser, prepare);
  const guest = await openVisitor(browser);
  await page.setViewport(viewport);
  // A picture halfway through a movement is nobody's picture.
  await page.emulateMediaFeatures([{ name: 'prefers-reduced-motion', value: 'reduce' }]);

  await page.goto(`${origin}/?lang=${language}`);
  await see(page, 'button', words.start);
  await onScreen(page, 'home');
  await fill(page, words.link, 'nonsense');
  await click(page, 'button', words.open);
  await onScreen(page, 'damaged-link');
  await click(page, 'button', words.start);
  await fill(page, words.name, 'Anna Ahlers');
  await turnOn(page, words.camera);
  await onScreen(page, 'lobby');
  await click(page, 'button', words.join);
  await see(page, 'toolbar', words.controls);
  await onScreen(page, 'alone');

  await guest.page.goto(page.url());
  await fill(guest.page, words.name, 'Bent Brodersen');
  await click(guest.page, 'button', words.join);
  // A window as low as at 400 % zoom shows one tile only.
  await seeTile(page, 'Bent Brodersen', 'is there', () => true);
  await until(
    page,
    'a good connection',
    () =>
      document.querySelector('[data-participant]:not([data-self])')?.getAttribute('data-health') ===
      'good',
  );
  await onScreen(page, 'meeting');

  await click(page, 'button', words.chat);
  await fill(page, words.message, 'Moin! https://example.org');
  await click(page, 'button', words.send);
  await until(page, 'the message', () => document.querySelector('[role="log"] a') !== null);
  await onScreen(page, 'chat');
  await page.keyboard.press('Escape');
  await pressInBar(page, words.people, words.more);
  await see(page, 'complementary', words.people);
  await onScreen(page, 'people');
  await page.keyboard.press('Escape');
  await click(page, 'button', words.more);
  await onScreen(page, 'more');
  await click(page, 'menuitem', words.settings);
  await see(page, 'dialog', words.settings);
  await onScreen(page, 'settings');
  await click(page, 'button', words.connection);
  await openDetails(page);
  await onScreen(page, 'connection');
  await click(page, 'button', words.serverSaw);
  await until(page, 'the list', () => document.querySelector('[data-frames] details') !== null);
  await openDetails(page);
  await onScreen(page, 'server-saw');
  await page.keyboard.press('Escape');
  await click(page, 'button', words.more);
  await click(page, 'menuitem', words.verify);
  await until(page, 'four words', () => document.querySelectorAll('dialog ol li').length === 4);
  await onScreen(page, 'verify');
  await click(page, 'button', words.same);
  await onScreen(page, 'verified');
  await page.keyboard.press('Escape');
  await pressInBar(page, words.invite, words.more);
  await see(page, 'dialog', words.invite);
  await onScreen(page, 'invite');
  await page.keyboard.press('Escape');
  await click(page, 'button', words.leave);
  await see(page, 'button', words.rejoin);
  await onScreen(page, 'after');
  await guest.context.close();
  await context.close();
}

/** A panel answers the press with its frame; what is in it comes a moment later. */
export function whenStill({ onScreen }: WayOptions): WayOptions['onScreen'] {
  return async (page, screen) => {
    await until(page, 'nothing busy', () => !document.querySelector('[aria-busy="true"]'));
    await onScreen(page, screen);
  };
}

/** Opens the first lines of what can be opened in a dialog. */
async function openDetails(page: Page): Promise<void> {
  await page.evaluate(() => {
    for (const details of [...document.querySelectorAll('dialog details')].slice(0, 3)) {
      details.setAttribute('open', '');
    }
  });
}

/** On narrow screens some of the bar's controls are lines in More. */
export async function pressInBar(page: Page, name: string, more: string): Promise<void> {
  const isInBar = await page.evaluate(
    (wanted) =>
      [...document.querySelectorAll('[role="toolbar"] button')].some(
        (button) => button.getAttribute('aria-label') === wanted || button.textContent === wanted,
      ),
    name,
  );
  if (isInBar) await click(page, 'button', name);
  else {
    await click(page, 'button', more);
    await click(page, 'menuitem', name);
  }
}
