// Looks for barriers on a page with axe-core: WCAG 2.2 A and AA, and what axe calls best practice.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Page } from 'puppeteer';

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** One line for each barrier: the rule and where it is broken. Empty = none found. */
export async function findBarriers(page: Page): Promise<string[]> {
  // Through the debugger, which the page's security policy does not stop.
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(source);
  const { violations } = (await page.evaluate((tags) => {
    const { axe } = window as unknown as { axe: typeof import('axe-core') };
    return axe.run(document, { runOnly: tags, resultTypes: ['violations'] });
  }, TAGS)) as AxeResults;
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, any, all }) => {
      const why = [...any, ...all].map(({ message }) => message).join('; ');
      return `${id}: ${target.join(' ')} (${why})`;
    }),
  );
}
