// Where a fault is played: a relay, a TURN server, and people in real browsers behind lines of their own.
import type { Browser, Page } from 'puppeteer';
import { attend, createMeeting, joinFromLobby, openProbed } from '../support/attendance.ts';
import { click, fill, see } from '../support/controls.ts';
import type { Coturn } from '../support/coturn.ts';
import type { createHarness } from '../support/harness.ts';
import { seeMovingVideos } from '../support/media-probe.ts';
import { until } from '../support/page-wait.ts';
import type { RelayProcess } from '../support/relay-process.ts';
import { seePeople, watchTiles } from '../support/tiles.ts';
import { countRestarts, giveVoice, leadThrough } from './faulty-page.ts';
import { startTcpProxy, type TcpProxy } from './tcp-proxy.ts';
import { startUdpProxy, type UdpProxy } from './udp-proxy.ts';

export type Harness = ReturnType<typeof createHarness>;

/** What was measured in a run, by what it is, units in the names; what has to hold throws instead. */
export type Figures = Record<string, string | number>;

export interface Scenario {
  /** As in the catalog of faults, such as N2. */
  id: string;
  fault: string;
  expected: string;
  /** Runs with all other tests; the others on demand. */
  isFast?: boolean;
  /** Throws where something is not as expected. */
  run(harness: Harness, seed: number): Promise<Figures>;
}

export interface Guest {
  name: string;
  page: Page;
  browser: Browser;
  /** Between this person and the TURN server; nothing passes of whoever reaches the others directly. */
  line: UdpProxy;
  /** Between this person and the relay. */
  wire: TcpProxy;
}

export interface StageOptions {
  names?: readonly string[];
  /** Each in a browser of its own, so that one of them can be stopped. */
  apart?: boolean;
  env?: Readonly<Record<string, string>>;
  /** Of each person's line, before anybody comes. */
  prepareLine?: (line: UdpProxy, name: string) => void;
  /** Runs in this person's page before all else. */
  preparePage?: (page: Page, name: string) => Promise<void>;
  /** The browser's own test microphone in place of a voice that the page makes: a frozen page makes none. */
  ownMicrophone?: boolean;
  transports?: readonly ('udp' | 'tcp')[];
  isDirect?: (name: string) => boolean;
  /** Who sends sound and picture: everybody, unless told otherwise. */
  sends?: (name: string) => boolean;
}

export interface Stage {
  relay: RelayProcess;
  coturn: Coturn;
  link: string;
  people: readonly Guest[];
  /** Through the chat, as a person. */
  write(page: Page, ...texts: string[]): Promise<void>;
  close(): Promise<void>;
}

/** Resolves when everybody is on the stage and sees everybody move. */
export async function setStage(
  harness: Harness,
  seed: number,
  options: StageOptions = {},
): Promise<Stage> {
  const { names = ['Anna', 'Bent'], apart = false, transports = ['udp'] } = options;
  const { sends = () => true } = options;
  const coturn = await harness.coturn();
  const TURN_URLS = transports.map((transport) => coturn.url(transport)).join(' ');
  const relay = await harness.relay({
    env: { TURN_URLS, TURN_SECRET: coturn.secret, ...options.env },
  });
  const shared = apart ? null : await harness.chromium();
  const people: Guest[] = [];
  let link = '';
  for (const [at, name] of names.entries()) {
    const browser = shared ?? (await harness.chromium());
    const line = await startUdpProxy(coturn, seed * 10 + at);
    options.prepareLine?.(line, name);
    const wire = await startTcpProxy(relay.port);
    const { page } = await openProbed(browser);
    await page.evaluateOnNewDocument(countRestarts);
    if (options.ownMicrophone !== true) await page.evaluateOnNewDocument(giveVoice);
    if (options.isDirect?.(name) !== true) await page.evaluateOnNewDocument(leadThrough, line.port);
    await options.preparePage?.(page, name);
    people.push({ name, page, browser, line, wire });
    const own = { name, microphone: sends(name), camera: sends(name) };
    if (at === 0) {
      link = await createMeeting(page, wire.origin);
      await joinFromLobby(page, own);
    } else await attend(page, withOrigin(link, wire.origin), own);
  }
  for (const { page } of people) {
    await seePeople(page, names);
    await seeMovingVideos(page, names.filter(sends).length);
    await watchTiles(page);
  }
  return {
    relay,
    coturn,
    link,
    people,
    write: writeInChat,
    async close() {
      const browsers = new Set(people.map(({ browser }) => browser));
      for (const browser of browsers) await browser.close();
      for (const { line, wire } of people) await Promise.all([line.close(), wire.close()]);
      await relay.kill();
      await coturn.stop();
    },
  };
}

export function withOrigin(link: string, origin: string): string {
  const url = new URL(link);
  url.port = new URL(origin).port;
  return url.href;
}

async function writeInChat(page: Page, ...texts: string[]): Promise<void> {
  const isOpen = await page.evaluate(() => document.querySelector('[role="log"]') !== null);
  if (!isOpen) await click(page, 'button', 'Chat');
  await see(page, 'textbox', 'Message');
  for (const text of texts) {
    await fill(page, 'Message', text);
    await page.keyboard.press('Enter');
  }
}

/** Waits until the chat of this page holds these texts, each once and in this order. */
export async function seeTexts(page: Page, ...texts: string[]): Promise<void> {
  await until(
    page,
    `the texts ${texts.join(', ')}, once and in order`,
    (wanted) => {
      const said = document.querySelector('[role="log"]')?.textContent ?? '';
      let from = 0;
      for (const text of wanted) {
        const at = said.indexOf(text, from);
        if (at < 0 || said.split(text).length !== 2) return false;
        from = at + text.length;
      }
      return true;
    },
    texts,
  );
}

/** Waits until this person's tile has this health on this page. */
export async function seeHealth(page: Page, name: string, ...health: string[]): Promise<void> {
  await until(
    page,
    `${name} to be ${health.join(' or ')}`,
    (wanted, allowed) =>
      [...document.querySelectorAll('[data-participant]:not([data-self])')].some(
        (tile) =>
          (tile.getAttribute('aria-label') ?? '').startsWith(wanted) &&
          allowed.includes(tile.getAttribute('data-health') ?? ''),
      ),
    name,
    health,
  );
}

/** Connections that the first page ever made, and ICE restarts that these pages asked for. */
export async function rungsOf(
  ...pages: readonly Page[]
): Promise<{ connections: number; restarts: number }> {
  const all = await Promise.all(
    pages.map((page) =>
      page.evaluate(() => ({
        connections: (window.probedConnections ?? []).filter(({ sctp }) => sctp !== null).length,
        restarts: window.iceRestarts ?? 0,
      })),
    ),
  );
  return {
    connections: all[0]?.connections ?? 0,
    restarts: all.reduce((sum, { restarts }) => sum + restarts, 0),
  };
}
