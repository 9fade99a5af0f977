// Why a source is off: the platform's many errors as the few codes that have a sentence.

/**
 * Why a source is off although the person wanted it on. `denied`: browser or system refused;
 * `busy`: another program holds it; `missing`: no such device; `gone`: it was unplugged or revoked
 * while in use; `failed`: anything else.
 */
export type MediaProblem = 'denied' | 'busy' | 'missing' | 'gone' | 'failed';

const problemByName = new Map<string, MediaProblem>([
  ['NotAllowedError', 'denied'],
  // Capture switched off by policy, or a page that is not secure.
  ['SecurityError', 'denied'],
  ['NotReadableError', 'busy'],
  // Firefox ("Starting videoinput failed") and Chromium ("Timeout starting video source") say so
  // when another program holds the device and the driver does not tell.
  ['AbortError', 'busy'],
  ['NotFoundError', 'missing'],
  ['OverconstrainedError', 'missing'],
]);

/**
 * The code for what getUserMedia rejected with.
 * Names: https://www.w3.org/TR/mediacapture-streams/#dom-mediadevices-getusermedia
 */
export function captureProblem(error: unknown): MediaProblem {
  return problemByName.get(errorName(error)) ?? 'failed';
}

/**
 * The code for what getDisplayMedia rejected with; null when the person only closed the browser's
 * dialog. A cancelled dialog and a refusing system are both NotAllowedError; only the message, which
 * no browser translates, tells them apart (Chromium: "Permission denied by system", "… disallowed by
 * permissions policy").
 */
export function displayProblem(error: unknown): MediaProblem | null {
  const name = errorName(error);
  if (name === 'NotAllowedError') {
    const message = error instanceof Error ? error.message : '';
    return /by system|permissions policy/i.test(message) ? 'denied' : null;
  }
  // Chromium when the chosen window closes before the capture starts; nothing was lost.
  if (name === 'AbortError') return null;
  return captureProblem(error);
}

function errorName(error: unknown): string {
  // OverconstrainedError is no DOMException in every browser, and not always an Error.
  return typeof error === 'object' && error !== null && 'name' in error ? String(error.name) : '';
}
