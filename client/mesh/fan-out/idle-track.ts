// What a served link's sender has in place of the camera: a picture that the worker throws away. As long as
// a sender encodes something, the browser keeps asking the line how much it carries, up to twice what that
// sender may use. Without it the estimate sinks to what is sent, and the line looks narrow.
import { onAbort } from '../../kit/lifetime.ts';
import type { Encoding } from '../picture-size.ts';
import { IDLE_LINES } from './idle-pictures.ts';

/** https://www.w3.org/TR/mediacapture-transform/ in its first form, which only Chromium has. */
interface Generator extends MediaStreamTrack {
  readonly writable: WritableStream<VideoFrame>;
}
type GeneratorConstructor = new (init: { kind: 'video' }) => Generator;

function constructorOf(): GeneratorConstructor | undefined {
  return Reflect.get(globalThis, 'MediaStreamTrackGenerator');
}

export const canIdle = () => constructorOf() !== undefined;

/** One track for all links, made when it is first needed; `hand` gets the place for its pictures. */
export function createIdleTrack(
  hand: (writable: WritableStream<VideoFrame>) => void,
  signal: AbortSignal,
): () => MediaStreamTrack | null {
  let track: Generator | null = null;
  return () => {
    const Constructor = constructorOf();
    if (track === null && Constructor !== undefined) {
      track = new Constructor({ kind: 'video' });
      hand(track.writable);
      onAbort(signal, () => track?.stop());
    }
    return track;
  };
}

/** So much may the line be asked for. */
export function idleEncoding(kbps: number): Encoding {
  return { maxBitrateKbps: kbps, maxFramesPerSecond: 5, maxHeight: IDLE_LINES };
}
