// Through which speaker an element plays.
import { createLog } from '../kit/log.ts';

const log = createLog('speaker');

/** Whether this browser can play through another speaker than the system's choice. */
export function canChooseSpeaker(): boolean {
  return typeof HTMLMediaElement !== 'undefined' && 'setSinkId' in HTMLMediaElement.prototype;
}

/** `id` '' = the system's default, also kept when the chosen speaker refuses. */
export async function chooseSpeaker(element: HTMLAudioElement, id: string): Promise<void> {
  // Not in every browser, whatever the DOM types say; '' is what every element starts with.
  if (!('setSinkId' in element) || (element.sinkId ?? '') === id) return;
  try {
    await element.setSinkId(id);
  } catch (error) {
    log.warn(`not used: ${error instanceof Error ? error.name : 'unknown'}`);
  }
}
