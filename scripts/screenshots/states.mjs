// What goes wrong or passes quickly, and what systems change: taken in one language, at two sizes.
import { join } from 'node:path';

/** @import { CDPSession, Page } from 'puppeteer' */

/**
 * @typedef {object} Photographer
 * @property {string} folder
 * @property {typeof import('./words.mjs').WORDS['de']} words
 * @property {(page: Page, role: string, name: string) => import('puppeteer').Locator<Element>} find
 * @property {(page: Page, size: 'wide' | 'phone') => Promise<void>} resize
 */

/** Media features by the name of the picture. @type {Record<string, [name: string, value: string][]>} */
const LOOKS = {
  light: [['prefers-color-scheme', 'light']],
  dark: [['prefers-color-scheme', 'dark']],
};
/** @type {typeof LOOKS} */
const SYSTEM_LOOKS = {
  forced: [
    ['forced-colors', 'active'],
    ['prefers-color-scheme', 'dark'],
  ],
  contrast: [
    ['prefers-contrast', 'more'],
    ['prefers-color-scheme', 'light'],
  ],
};

/** @param {number} ms */
const pause = (ms) => new Promise((done) => setTimeout(done, ms));

/** @param {Photographer} photographer */
function camera({ folder, resize }) {
  /** @type {WeakMap<Page, CDPSession>} */
  const sessions = new WeakMap();

  /** `before` is done anew for each picture. @param {Page} page @param {string} name @param {{ looks?: typeof LOOKS, before?: () => Promise<unknown> }} [options] */
  return async (page, name, { looks = LOOKS, before } = {}) => {
    const session = sessions.get(page) ?? (await page.createCDPSession());
    sessions.set(page, session);
    await page.bringToFront();
    for (const size of /** @type {const} */ (['wide', 'phone'])) {
      await resize(page, size);
      for (const [look, features] of Object.entries(looks)) {
        await session.send('Emulation.setEmulatedMedia', {
          features: features.map(([feature, value]) => ({ name: feature, value })),
        });
        await before?.();
        await pause(500);
        await page.screenshot({ path: join(folder, `${name}-${size}-${look}.png`) });
      }
    }
    await resize(page, 'wide');
    await session.send('Emulation.setEmulatedMedia', { features: [] });
  };
}

/** Runs in the page, before its scripts: lets a test make one connection weak, by its number. */
export function countConnections() {
  let made = 0;
  const Original = window.RTCPeerConnection;
  window.RTCPeerConnection = class extends Original {
    /** @type {number} */
    #number = made++;

    /** @override @returns {Promise<any>} */
    async getStats() {
      const report = await super.getStats();
      if (Reflect.get(window, 'weakConnection') !== this.#number) return report;
      return new Map(
        [...report].map(([id, entry]) => [
          id,
          entry.type === 'candidate-pair' ? { ...entry, currentRoundTripTime: 0.9 } : entry,
        ]),
      );
    }
  };
}

/** Runs in the page, before its scripts: as in a browser whose owner said no. */
export function denyDevices() {
  navigator.mediaDevices.getUserMedia = async () => {
    throw new DOMException('Permission denied', 'NotAllowedError');
  };
}

/**
 * Before a meeting.
 * @param {Photographer} photographer @param {Page} page of somebody who denies devices @param {string} origin
 */
export async function photographRefusals(photographer, page, origin) {
  const { words, find } = photographer;
  const take = camera(photographer);
  await page.goto(`${origin}/?lang=de`);
  await find(page, 'textbox', words.link).fill('schnack.example/abc');
  await find(page, 'button', words.open).click();
  await take(page, 'home-damaged');
  await take(page, 'home-system', { looks: SYSTEM_LOOKS });
  await find(page, 'button', words.start).click();
  await find(page, 'textbox', words.name).fill('Jule Petersen');
  await find(page, 'button', words.camera).click();
  await pause(300);
  await take(page, 'lobby-denied');
}

/**
 * In a meeting of four, all of them inside with camera and microphone.
 * @param {Photographer} photographer @param {[own: Page, anna: Page, deniz: Page, hinnerk: Page]} pages
 */
export async function photographStates(photographer, [own, , deniz, hinnerk]) {
  const { words, find } = photographer;
  const take = camera(photographer);
  /** @param {Page} page @param {Exclude<keyof typeof words, 'lines'>} name @param {string} [role] */
  const press = (page, name, role = 'button') => find(page, role, words[name]).click();

  await press(hinnerk, 'microphone');
  await press(hinnerk, 'camera');
  await press(deniz, 'hand');
  await press(own, 'microphone');
  await pause(7000);
  await take(own, 'state-hand-muted-off');
  await take(own, 'state-system', { looks: SYSTEM_LOOKS });
  await pressBehind(deniz, words.hand);
  await pressBehind(hinnerk, words.camera);
  await pressBehind(hinnerk, words.microphone);
  await press(own, 'microphone');
  await pause(7000);

  await take(own, 'state-reaction', {
    async before() {
      await pressBehind(deniz, words.react);
      await pause(200);
      await pressBehind(deniz, words.applause, 'menuitem');
    },
  });

  await own.evaluate(() => Reflect.set(window, 'weakConnection', 2));
  await pause(4000);
  await take(own, 'state-weak');
  await own.evaluate(() => Reflect.set(window, 'weakConnection', -1));

  await hinnerk.evaluate(() => Reflect.set(window, 'isStill', true));
  await pause(4500);
  await take(own, 'state-frozen');
  await pause(6000);
  await take(own, 'state-stalled');
  await hinnerk.evaluate(() => Reflect.set(window, 'isStill', false));

  await press(own, 'chat');
  await take(own, 'chat-system', { looks: SYSTEM_LOOKS });
  await own.keyboard.press('Escape');
  await press(own, 'more');
  await press(own, 'settings', 'menuitem');
  await take(own, 'settings-system', { looks: SYSTEM_LOOKS });
  await own.keyboard.press('Escape');

  const debug = await hinnerk.createCDPSession();
  await debug.send('Debugger.enable');
  await debug.send('Debugger.pause');
  await pause(4000);
  await take(own, 'state-reconnecting');
  await debug.send('Debugger.resume');
  await debug.send('Debugger.disable');
  await pause(6000);

  await own.setOfflineMode(true);
  await pause(1500);
  await take(own, 'state-offline');
  await own.setOfflineMode(false);
  await pause(4000);
}

/**
 * In a page that is not in front, where a mouse reaches nothing.
 * @param {Page} page @param {string} name @param {'button' | 'menuitem'} [role]
 */
async function pressBehind(page, name, role = 'button') {
  const button = await page.$(`::-p-aria([name="${name}"][role="${role}"])`);
  await button?.evaluate((element) => element instanceof HTMLElement && element.click());
}

/** After the relay was stopped, which takes its leave over some seconds. @param {Photographer} photographer @param {Page} own */
export async function photographLostRelay(photographer, own) {
  await pause(8000);
  await camera(photographer)(own, 'state-relay-lost');
}
