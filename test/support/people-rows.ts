// The rows of the People panel, as tests read them.
import type { Page } from 'puppeteer';
import { until } from './page-wait.ts';

/** Waits until the row of this person has all these words. */
export async function seeRow(page: Page, name: string, ...words: string[]): Promise<void> {
  await until(
    page,
    `${name}: ${words.join(', ')}`,
    (who, wanted) =>
      [...document.querySelectorAll('aside li')].some(
        ({ textContent }) =>
          textContent.includes(who) && wanted.every((word) => textContent.includes(word)),
      ),
    name,
    words,
  );
}
