// The encoders that all links share: one for each picture size that somebody is sent, one for sound.
import type { Clock } from '../../kit/clock.ts';
import { childLifetime } from '../../kit/lifetime.ts';
import { createLog } from '../../kit/log.ts';
import { encodingOf, scaleDownBy } from '../picture-size.ts';
import { reduceSending } from '../send-reading.ts';
import type { PictureRate } from '../strain.ts';
import { openMaster, type Master } from './loopback.ts';
import type { Layer, MasterOptions } from './messages.ts';

const log = createLog('encoder pool');

export interface EncoderPool {
  /** Which sizes are needed, and whether sound is; encoders nobody needs end after a while. */
  need(layers: readonly Layer[], sound: boolean): void;
  setTrack(source: 'camera' | 'microphone', track: MediaStreamTrack | null): void;
  /** The next picture of this size shall stand for itself. At most one every 150 ms is made. */
  keyFrame(layer: Layer): void;
  /** How many encode now. */
  count(): number;
  /** How each camera encoder keeps up. */
  rates(): Promise<PictureRate[]>;
}

export interface EncoderPoolOptions {
  worker: Worker;
  clock: Clock;
  /** An encoder runs: its payload types are those of all frames. */
  onOpen(source: 'camera' | 'microphone', sender: RTCRtpSender): void;
  /** An encoder could not be made: nobody can be served from here. */
  onFailure(): void;
}

/** A layer left for a moment is often needed again. */
const KEEP_MS = 8_000;
const KEY_FRAME_PAUSE_MS = 150;

interface Encoder {
  life: AbortController;
  master: Master | null;
  /** Calls on one sender must not overlap. */
  queue: Promise<void>;
  neededAtMs: number;
  keyAtMs: number;
  keyWanted: boolean;
}

export function createEncoderPool(options: EncoderPoolOptions, signal: AbortSignal): EncoderPool {
  const { worker, clock } = options;
  const encoders = new Map<Layer | 'sound', Encoder>();
  const tracks: Record<'camera' | 'microphone', MediaStreamTrack | null> = {
    camera: null,
    microphone: null,
  };

  const trackOf = (name: Layer | 'sound') => tracks[name === 'sound' ? 'microphone' : 'camera'];

  function transformFor(name: Layer | 'sound'): RTCRtpScriptTransform {
    const source: MasterOptions =
      name === 'sound' ? { source: 'microphone' } : { source: 'camera', layer: name };
    return new RTCRtpScriptTransform(worker, source);
  }

  function enqueue(encoder: Encoder, work: () => Promise<void>) {
    encoder.queue = encoder.queue.then(work).catch((error: unknown) => {
      if (encoder.life.signal.aborted) return;
      log.warn(`encoder: ${error instanceof Error ? error.name : 'unknown'}`);
      options.onFailure();
    });
  }

  function open(name: Layer | 'sound', track: MediaStreamTrack) {
    const encoder: Encoder = {
      life: childLifetime(signal),
      master: null,
      queue: Promise.resolve(),
      neededAtMs: clock.nowMs(),
      keyAtMs: Number.NEGATIVE_INFINITY,
      keyWanted: false,
    };
    encoders.set(name, encoder);
    enqueue(encoder, async () => {
      const { signal: until } = encoder.life;
      encoder.master = await openMaster(
        {
          track,
          encoding: name === 'sound' ? {} : encodingFor(name, track),
          kbps: name === 'sound' ? null : (encodingOf(name)?.maxBitrateKbps ?? null),
          transform: transformFor(name),
        },
        until,
      );
      options.onOpen(name === 'sound' ? 'microphone' : 'camera', encoder.master.sender);
    });
  }

  function close(name: Layer | 'sound') {
    encoders.get(name)?.life.abort();
    encoders.delete(name);
  }

  async function follow(encoder: Encoder, name: Layer | 'sound') {
    const sender = encoder.master?.sender;
    const track = trackOf(name);
    if (sender === undefined || sender.track === track) return;
    await sender.replaceTrack(track);
    // Another camera may have another height.
    if (track === null || name === 'sound') return;
    const parameters = sender.getParameters();
    const [first] = parameters.encodings;
    if (first === undefined) return;
    Object.assign(first, encodingFor(name, track));
    await sender.setParameters(parameters);
  }

  function makeKeyFrame(encoder: Encoder) {
    encoder.keyWanted = false;
    encoder.keyAtMs = clock.nowMs();
    enqueue(encoder, async () => {
      const sender = encoder.master?.sender;
      if (sender === undefined || sender.track === null) return;
      const parameters = sender.getParameters();
      // https://www.w3.org/TR/webrtc-extensions/#rtcrtpsender-setparameters-keyframe
      await (sender as KeyFrameSender).setParameters(parameters, {
        encodingOptions: [{ keyFrame: true }],
      });
    });
  }

  return {
    need(layers, sound) {
      const nowMs = clock.nowMs();
      const names = new Set<Layer | 'sound'>([...layers, ...(sound ? (['sound'] as const) : [])]);
      for (const name of names) {
        const encoder = encoders.get(name);
        const track = trackOf(name);
        if (encoder !== undefined) encoder.neededAtMs = nowMs;
        else if (track !== null) open(name, track);
      }
      for (const [name, { neededAtMs }] of encoders) {
        if (!names.has(name) && nowMs - neededAtMs > KEEP_MS) close(name);
      }
    },
    setTrack(source, track) {
      tracks[source] = track;
      for (const [name, encoder] of encoders) enqueue(encoder, () => follow(encoder, name));
    },
    keyFrame(layer) {
      const encoder = encoders.get(layer);
      if (encoder === undefined || encoder.keyWanted) return;
      const waitMs = encoder.keyAtMs + KEY_FRAME_PAUSE_MS - clock.nowMs();
      encoder.keyWanted = true;
      if (waitMs <= 0) makeKeyFrame(encoder);
      else clock.after(waitMs, () => makeKeyFrame(encoder), encoder.life.signal);
    },
    count: () => encoders.size,
    async rates() {
      const read = [...encoders].map(async ([name, { master }]) => {
        const dueFps = name === 'sound' ? undefined : encodingOf(name)?.maxFramesPerSecond;
        if (master === null || dueFps === undefined) return [];
        const report = await master.sender.getStats();
        return [{ ...reduceSending([...report.values()]), dueFps }];
      });
      return (await Promise.all(read)).flat();
    },
  };
}

/** Not yet in the DOM types. */
interface KeyFrameSender {
  setParameters(
    parameters: RTCRtpSendParameters,
    options: { encodingOptions: { keyFrame: boolean }[] },
  ): Promise<void>;
}

function encodingFor(layer: Layer, track: MediaStreamTrack): RTCRtpEncodingParameters {
  const encoding = encodingOf(layer);
  if (encoding === null) return {};
  const { height = encoding.maxHeight, width = height } = track.getSettings();
  return {
    maxBitrate: encoding.maxBitrateKbps * 1000,
    maxFramerate: encoding.maxFramesPerSecond,
    scaleResolutionDownBy: scaleDownBy(Math.min(height, width), encoding),
  };
}
