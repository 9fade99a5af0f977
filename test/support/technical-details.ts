// The technical details in the settings of the connection, opened as a person would.
import type { Page } from 'puppeteer';
import { seeText } from './attendance.ts';
import { click } from './controls.ts';

/** Leaves the settings open at the connection, with the details of everybody shown. */
export async function seeTechnicalDetails(page: Page): Promise<void> {
  await click(page, 'button', 'More');
  await click(page, 'menuitem', 'Settings');
  await click(page, 'button', 'Connection');
  await page.evaluate(() => {
    for (const summary of document.querySelectorAll<HTMLElement>('dialog summary')) summary.click();
  });
  for (const text of ['DTLS 1.3, TLS_AES_', 'SRTP_', 'direct', 'UDP', 'VP8, opus']) {
    await seeText(page, text);
  }
}
