// The way of a person through the product, by role and name: home, lobby, meeting.
import type { Browser, Page, Viewport } from 'puppeteer';
import { click, fill, see } from './controls.ts';
import { openVisitor } from './harness.ts';
import type { Visitor } from './harness.ts';
import { probeConnections } from './media-probe.ts';
import { probeDevices } from './page-probes.ts';
import { until } from './page-wait.ts';

export interface AttendOptions {
  name: string;
  /** Turned on in the lobby; both unless told otherwise. */
  microphone?: boolean;
  camera?: boolean;
}

export const DESKTOP: Viewport = { width: 1280, height: 800 };

/** A new visitor whose connections and devices can be looked at. */
export async function openProbed(browser: Browser, viewport = DESKTOP): Promise<Visitor> {
  const visitor = await openVisitor(browser, probeConnections);
  await visitor.page.evaluateOnNewDocument(probeDevices);
  await visitor.page.setViewport(viewport);
  return visitor;
}

/** The same address in English; a fragment stays. */
export function inEnglish(link: string): string {
  const url = new URL(link);
  url.searchParams.set('lang', 'en');
  return url.href;
}

/** Home, then the lobby of a new meeting. Resolves with what stands in the address bar: the guest link. */
export async function createMeeting(page: Page, origin: string): Promise<string> {
  await page.goto(inEnglish(origin));
  await click(page, 'button', 'Start a meeting');
  await see(page, 'textbox', 'Your name');
  return page.url();
}

/** Opens a link and resolves when the lobby is there. */
export async function openLobby(page: Page, link: string): Promise<void> {
  await page.goto(inEnglish(link));
  await see(page, 'textbox', 'Your name');
}

/** Fills the lobby in and joins; resolves when the meeting is on the screen. */
export async function joinFromLobby(page: Page, options: AttendOptions): Promise<void> {
  const { name, microphone = true, camera = true } = options;
  await fill(page, 'Your name', name);
  if (microphone) await turnOn(page, 'Microphone');
  if (camera) await turnOn(page, 'Camera');
  await click(page, 'button', 'Join');
  await see(page, 'toolbar', 'Meeting controls');
}

/** Opens a link and joins. */
export async function attend(page: Page, link: string, options: AttendOptions): Promise<void> {
  await openLobby(page, link);
  await joinFromLobby(page, options);
}

/** Presses a toggle and waits until it says that it is on. */
export async function turnOn(page: Page, name: string): Promise<void> {
  await click(page, 'button', name);
  await seePressed(page, name, true);
}

export async function turnOff(page: Page, name: string): Promise<void> {
  await click(page, 'button', name);
  await seePressed(page, name, false);
}

/** Waits until the toggle of this name is on or off. */
export async function seePressed(page: Page, name: string, pressed: boolean): Promise<void> {
  await until(
    page,
    `${name} to be ${pressed ? 'on' : 'off'}`,
    (label, wanted) =>
      [...document.querySelectorAll('button[aria-pressed]')].some(
        (button) =>
          (button.getAttribute('aria-label') ?? button.textContent).trim() === label &&
          button.getAttribute('aria-pressed') === String(wanted),
      ),
    name,
    pressed,
  );
}

/** Waits until a `role=status` region says a sentence that contains this. */
export async function seeStatus(page: Page, sentence: string): Promise<void> {
  await until(
    page,
    `the status “${sentence}”`,
    (text) =>
      [...document.querySelectorAll('[role="status"]')].some((region) =>
        region.textContent.includes(text),
      ),
    sentence,
  );
}

/** Waits until the page's visible text contains this. */
export async function seeText(page: Page, text: string): Promise<void> {
  await until(
    page,
    `the words “${text}”`,
    (words) => document.body.innerText.includes(words),
    text,
  );
}

/** Waits until the page's visible text does not contain this any more. */
export async function seeNoText(page: Page, text: string): Promise<void> {
  await until(
    page,
    `the words “${text}” to be gone`,
    (words) => !document.body.innerText.includes(words),
    text,
  );
}
