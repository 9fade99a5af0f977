// Measures how loud a microphone track is, 25 times a second, without changing or playing it.
import { onAbort } from '../kit/lifetime.ts';
import { createLog } from '../kit/log.ts';
import { loudness, rootMeanSquare } from './loudness.ts';
import type { MediaPorts } from './ports.ts';

/** Two intervals are the 80 ms within which speech must show (speaking.ts). */
export const METER_INTERVAL_MS = 40;
/** 2048 samples are 43 ms at 48 kHz: the windows of two intervals just overlap. */
const WINDOW_SAMPLES = 2048;

export interface LevelMeter {
  /** Measures this track instead of the last one; null = stops measuring and rests. */
  listenTo(track: MediaStreamTrack | null): void;
}

const log = createLog('level-meter');

/**
 * `onLevel` hears loudness 0 to 1, the time of the value, and the amplitude (root mean square) behind it,
 * null while the audio context does not run and all is silent for that reason. The audio context is made at the first
 * track, so after a click, when browsers let it run; it is never waited for, because `resume()` stays
 * unanswered where there is no sound output (headless Firefox).
 */
export function createLevelMeter(
  ports: Pick<MediaPorts, 'clock' | 'createAudioContext'>,
  onLevel: (level: number, nowMs: number, amplitude: number | null) => void,
  signal: AbortSignal,
): LevelMeter {
  let context: AudioContext | null = null;
  let listening: AbortController | null = null;

  const startContext = (): AudioContext => {
    const started = context ?? ports.createAudioContext();
    if (!context) onAbort(signal, () => ignoreRefusal(started.close()));
    context = started;
    return started;
  };

  const listenTo = (track: MediaStreamTrack): void => {
    const context = startContext();
    ignoreRefusal(context.resume());
    const source = context.createMediaStreamSource(new MediaStream([track]));
    const analyser = context.createAnalyser();
    analyser.fftSize = WINDOW_SAMPLES;
    // Not connected to the destination: nobody wants to hear themselves.
    source.connect(analyser);
    const lifetime = new AbortController();
    listening = lifetime;
    onAbort(lifetime.signal, () => source.disconnect());
    const samples = new Float32Array(WINDOW_SAMPLES);
    const measure = () => {
      analyser.getFloatTimeDomainData(samples);
      const amplitude = rootMeanSquare(samples);
      const measured = context.state === 'running' ? amplitude : null;
      onLevel(loudness(amplitude), ports.clock.nowMs(), measured);
    };
    ports.clock.every(METER_INTERVAL_MS, measure, lifetime.signal);
  };

  const rest = (): void => {
    listening?.abort();
    listening = null;
  };

  onAbort(signal, rest);
  return {
    listenTo(track) {
      rest();
      if (signal.aborted) return;
      if (!track) {
        if (context) ignoreRefusal(context.suspend());
        return;
      }
      try {
        listenTo(track);
      } catch (error) {
        // Firefox refuses a device whose sample rate differs from the context's; a still meter is
        // no reason to lose the microphone.
        log.info(`no level: ${error instanceof Error ? error.name : 'unknown'}`);
      }
    },
  };
}

/** A context that is closed meanwhile rejects; nobody waits for it. */
function ignoreRefusal(answer: Promise<void>): void {
  answer.catch((error: unknown) => log.debug(`audio context: ${String(error)}`));
}
