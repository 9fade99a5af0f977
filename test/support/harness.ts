// Opens browsers, pages and relay processes for a test file, and closes all of them by one call.
import type { Browser, BrowserContext, Page } from 'puppeteer';
import type { LaunchOptions } from './browser.ts';
import { launchChromium, launchFirefox } from './browser.ts';
import { startCoturn, type Coturn, type CoturnOptions } from './coturn.ts';
import { watchFaults } from './page-faults.ts';
import { startRelayProcess } from './relay-process.ts';
import type { RelayProcess, RelayProcessOptions } from './relay-process.ts';

/** One participant: an own browser context, so an own storage, with one page. */
export interface Visitor {
  page: Page;
  context: BrowserContext;
  /** Console errors, uncaught errors and CSP violations of the page so far. */
  faults: readonly string[];
}

/** Use: `const harness = createHarness(); tests.after(harness.close);` */
export function createHarness() {
  const closers: (() => Promise<void>)[] = [];

  /** Last opened, first closed; all are tried even when one fails. */
  async function close(): Promise<void> {
    const problems: unknown[] = [];
    for (const closer of closers.splice(0).toReversed()) {
      await closer().catch((problem: unknown) => problems.push(problem));
    }
    if (problems.length > 0) throw new AggregateError(problems, 'Not everything could be closed.');
  }

  async function kept(browser: Promise<Browser>): Promise<Browser> {
    const opened = await browser;
    process.on('exit', () => killGroup(opened.process()?.pid));
    closers.push(async () => {
      if (opened.connected) await opened.close();
    });
    return opened;
  }

  return {
    close,
    chromium: (options?: LaunchOptions): Promise<Browser> => kept(launchChromium(options)),
    firefox: (options?: LaunchOptions): Promise<Browser> => kept(launchFirefox(options)),
    async coturn(options?: CoturnOptions): Promise<Coturn> {
      const coturn = await startCoturn(options);
      closers.push(coturn.stop);
      return coturn;
    },
    async relay(options?: RelayProcessOptions): Promise<RelayProcess> {
      const relay = await startRelayProcess(options);
      closers.push(relay.kill);
      return relay;
    },
  };
}

/**
 * A new person at this browser. The page is opened but loads nothing yet. Chromium gives each its
 * own visible window; Firefox makes tabs, of which only the last shows pictures, so launch it anew.
 * @param prepare runs in the page before its own scripts, on every navigation
 */
export async function openVisitor(browser: Browser, prepare?: () => void): Promise<Visitor> {
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  const faults = await watchFaults(page);
  if (prepare) await page.evaluateOnNewDocument(prepare);
  return { page, context, faults };
}

/** A browser leads a process group of its own; without this a test run that is cut off would leave it behind. */
function killGroup(pid: number | undefined): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, 'SIGKILL');
  } catch (error) {
    // Gone already, as it should be.
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
