// Collects what went wrong in a page: console errors, uncaught errors, violations of the security policy.
import type { Page } from 'puppeteer';

/** The list grows while the page lives, over navigations too. */
export async function watchFaults(page: Page): Promise<readonly string[]> {
  const faults: string[] = [];
  page.on('console', (message) => {
    if (message.type() !== 'error') return;
    const { url } = message.location();
    faults.push(url ? `console: ${message.text()} (${url})` : `console: ${message.text()}`);
  });
  page.on('pageerror', (error) => {
    faults.push(`uncaught: ${error instanceof Error ? (error.stack ?? error.message) : error}`);
  });
  await page.evaluateOnNewDocument(() => {
    // Reported as a console error, so that it also survives a navigation.
    addEventListener('securitypolicyviolation', (event) => {
      console.error(`policy: ${event.effectiveDirective} refused ${event.blockedURI || 'inline'}`);
    });
  });
  return faults;
}
