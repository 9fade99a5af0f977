// Whether this browser can write foreign frames, how a hello says so, and which codec a sender speaks.

import { canIdle } from './idle-track.ts';

/** In the capabilities of a hello: of two, the one that can fan out makes the offer. */
export const FANS_OUT = 'fan-out';

/** https://www.w3.org/TR/webrtc-encoded-transform/ in its first form, which only Chromium has. */
export interface StreamingSender {
  createEncodedStreams?(): { readable: ReadableStream; writable: WritableStream };
}

export function canFanOut(): boolean {
  return (
    typeof RTCRtpSender !== 'undefined' &&
    'createEncodedStreams' in RTCRtpSender.prototype &&
    'RTCRtpScriptTransform' in globalThis &&
    canIdle() &&
    typeof Worker !== 'undefined' &&
    typeof document !== 'undefined'
  );
}

/** What our hello says about it. */
export function fanOutWords(worker: Worker | null | undefined): readonly string[] {
  return worker && canFanOut() ? [FANS_OUT] : [];
}

/** The codec that a sender uses, with its payload type; null before the negotiation. */
export function codecOf(sender: RTCRtpSender): string | null {
  const [first] = sender.getParameters().codecs ?? [];
  return first === undefined ? null : `${first.mimeType} ${first.payloadType}`;
}
