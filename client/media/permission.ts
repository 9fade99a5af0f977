// Asks whether a device may be opened without a question to the person.
import { createLog } from '../kit/log.ts';
import type { DeviceKind } from './capture.ts';
import type { MediaPorts } from './ports.ts';

const log = createLog('permission');

/**
 * `unknown`: the browser would ask, or does not tell.
 * https://www.w3.org/TR/permissions/#dom-permissions-query rejects with a TypeError for names that a
 * browser does not know (Firefox knew neither name for long).
 */
export async function devicePermission(
  permissions: MediaPorts['permissions'],
  kind: DeviceKind,
): Promise<'granted' | 'denied' | 'unknown'> {
  if (!permissions) return 'unknown';
  try {
    const { state } = await permissions.query({ name: kind });
    return state === 'prompt' ? 'unknown' : state;
  } catch {
    return 'unknown';
  }
}

/** Calls each time the browser stops denying the device, which people do in its settings. */
export async function whenAllowed(
  permissions: MediaPorts['permissions'],
  kind: DeviceKind,
  call: () => void,
  signal: AbortSignal,
): Promise<void> {
  if (!permissions) return;
  try {
    const status = await permissions.query({ name: kind });
    const changed = () => {
      if (status.state !== 'denied') call();
    };
    if (!signal.aborted) status.addEventListener('change', changed, { signal });
  } catch (error) {
    log.info(`no news of permissions: ${error instanceof Error ? error.name : 'unknown'}`);
  }
}
