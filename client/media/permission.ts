// Asks whether a device may be opened without a question to the person.
import type { DeviceKind } from './capture.ts';
import type { MediaPorts } from './ports.ts';

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
