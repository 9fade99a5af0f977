// Copies a text to the clipboard; browsers may refuse.
import { createLog } from '../../kit/log.ts';

const log = createLog('copy');

/** False when the browser refused. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch (error) {
    log.info(`copying refused: ${error instanceof Error ? error.name : 'unknown'}`);
    return false;
  }
}

/** The field stays selected in any case, so that the keyboard's own copy works where the page may not. */
export function copySelected(field: HTMLInputElement | HTMLTextAreaElement): Promise<boolean> {
  field.select();
  return copyText(field.value);
}
