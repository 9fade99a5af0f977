// Whether this device is at its limit, by the browser's own word (https://www.w3.org/TR/compute-pressure/).
import { onAbort } from '../../kit/lifetime.ts';
import { createLog } from '../../kit/log.ts';

const log = createLog('device-load');

interface PressureRecord {
  state: 'nominal' | 'fair' | 'serious' | 'critical';
}
/** Not yet in the DOM types. */
type PressureObserverClass = new (tell: (records: readonly PressureRecord[]) => void) => {
  observe(source: 'cpu', options: { sampleInterval: number }): Promise<void>;
  disconnect(): void;
};

const SAMPLE_MS = 1_000;

/** False where the browser does not tell, or may not. */
export function watchDeviceLoad(signal: AbortSignal): () => boolean {
  const { PressureObserver } = globalThis as { PressureObserver?: PressureObserverClass };
  let full = false;
  if (PressureObserver === undefined) return () => full;
  const observer = new PressureObserver((records) => {
    full = records.at(-1)?.state === 'critical';
  });
  onAbort(signal, () => observer.disconnect());
  // In a foreign page's frame it needs leave; without, nothing is known.
  observer.observe('cpu', { sampleInterval: SAMPLE_MS }).catch((error: unknown) => {
    log.info(`device load unknown: ${error instanceof Error ? error.name : 'unknown'}`);
  });
  return () => full;
}
