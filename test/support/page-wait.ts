// Waits for things in pages and processes by looking at them again and again.
import type { EvaluateFunc, Page } from 'puppeteer';

/** Long enough for two busy cores that draw, encode and decode for six people. */
const PATIENCE_MS = 90_000;
const LOOK_EVERY_MS = 50;

/**
 * Resolves with the first value of `look` that is not falsy.
 * @param what ends the sentence "Waited in vain for …"
 */
export async function eventually<Value>(
  what: string,
  look: () => Value | Promise<Value>,
  patienceMs: number = PATIENCE_MS,
): Promise<NonNullable<Value>> {
  const deadlineMs = performance.now() + patienceMs;
  for (;;) {
    const value = await look();
    if (value) return value;
    if (performance.now() > deadlineMs) {
      throw new Error(`Waited in vain for ${what}; last seen: ${JSON.stringify(value)}`);
    }
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
  }
}

/**
 * As `eventually`, but `look` runs inside the page with the given arguments, and may be async.
 * Puppeteer's own waitForFunction() needs eval, which the page's security policy forbids.
 */
export function until<Arguments extends unknown[], Value>(
  page: Page,
  what: string,
  look: (...values: Arguments) => Value | Promise<Value>,
  ...values: Arguments
): Promise<NonNullable<Value>> {
  return eventually<Value | null>(what, async () => {
    try {
      // Arguments travel as plain data here, so handles and their types do not come into it.
      return (await page.evaluate(look as EvaluateFunc<Arguments>, ...values)) as Value;
    } catch (error) {
      // A navigation takes the page's world away; the next one is looked at again.
      if (page.isClosed() || !/context|navigat|detached/i.test(String(error))) throw error;
      return null;
    }
  });
}
