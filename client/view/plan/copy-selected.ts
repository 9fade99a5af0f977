// Copies a field's whole text, and leaves it selected, so that the keyboard's own copy works where the page may not.
import { createLog } from '../../kit/log.ts';

const log = createLog('copy');

/** False when the browser refused. */
export async function copySelected(
  field: HTMLInputElement | HTMLTextAreaElement,
): Promise<boolean> {
  field.select();
  try {
    await navigator.clipboard.writeText(field.value);
    return true;
  } catch (error) {
    log.info(`copying refused: ${error instanceof Error ? error.name : 'unknown'}`);
    return false;
  }
}
