// The demonstration portal beside a relay that lets it embed, and what its pages saw.
import type { Browser, Frame, Page } from 'puppeteer';
import { startPortal } from '../../scripts/demo/portal.mjs';
import type { createHarness, Visitor } from './harness.ts';
import { openVisitor } from './harness.ts';
import { eventually, until } from './page-wait.ts';

export interface PortalWorld {
  portal: string;
  service: string;
  close(): Promise<void>;
}

/** The portal is at 127.0.0.1, the service at localhost: another site, not only another origin. */
export async function openPortal(
  harness: ReturnType<typeof createHarness>,
  extra = new Map<string, string>(),
  isListed = true,
): Promise<PortalWorld> {
  const { origin, show, close } = await startPortal({ extra });
  const relay = await harness.relay({ env: isListed ? { EMBED_ORIGINS: origin } : {} });
  show(relay.origin);
  return { portal: origin, service: relay.origin, close };
}

/** A visitor of the portal whose page notes the events of its first meeting. */
export async function visitPortal(browser: Browser, address: string): Promise<Visitor> {
  const visitor = await openVisitor(browser, noteEvents);
  await visitor.page.setViewport({ width: 1280, height: 800 });
  await visitor.page.goto(address);
  return visitor;
}

/** The frame of the service in a page. */
export function frameOf(page: Page, service: string): Promise<Frame> {
  return eventually('a frame of the service', () =>
    page.frames().find((frame) => frame !== page.mainFrame() && frame.url().startsWith(service)),
  );
}

/** Waits until the meeting of this page has had an event, and returns its latest detail. */
export function seeEvent(page: Page, name: string): Promise<Record<string, unknown>> {
  return eventually(`the event ${name}`, () =>
    page.evaluate(
      (wanted) => window.heard?.findLast((event) => event.name === wanted)?.detail,
      name,
    ),
  );
}

/** Calls a command of the page's meeting; resolves with 'done' or the code of the refusal. */
export function command(page: Page, name: string, ...values: unknown[]): Promise<string> {
  return page.evaluate(
    async (method, given) => {
      const meeting = document.querySelector('schnack-meeting');
      const call =
        meeting && (Reflect.get(meeting, method) as (...all: unknown[]) => Promise<unknown>);
      return (
        (await call?.apply(meeting, given).then(
          () => 'done',
          (error: { code: string }) => error.code,
        )) ?? 'no meeting'
      );
    },
    name,
    values,
  );
}

/** Waits until the page says how many are in the room. */
export function seePresence(page: Page, sentence: string): Promise<boolean> {
  return until(
    page,
    `“${sentence}”`,
    (text) => document.querySelector('schnack-presence')?.textContent === text,
    sentence,
  );
}

declare global {
  interface Window {
    heard?: { name: string; detail: Record<string, unknown> }[];
  }
}

/** Runs in each page and frame before its own scripts. */
function noteEvents(): void {
  if (window !== top) return;
  const heard: NonNullable<Window['heard']> = [];
  window.heard = heard;
  const dispatch = EventTarget.prototype.dispatchEvent;
  EventTarget.prototype.dispatchEvent = function (event) {
    if (event instanceof CustomEvent && this instanceof HTMLElement) {
      const { type: name, detail } = event;
      heard.push({
        name,
        detail: detail instanceof Error ? { code: Reflect.get(detail, 'code') } : detail,
      });
    }
    return dispatch.call(this, event);
  };
}
