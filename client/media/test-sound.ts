// Plays two short tones through a speaker, so that people know where they will hear the others.
import type { Clock } from '../kit/clock.ts';
import { createLog } from '../kit/log.ts';
import type { MediaPorts } from './ports.ts';
import { chooseSpeaker } from './speaker.ts';

/** E5 and A5: a door bell that also small laptop speakers can play. */
const TONES_HERTZ = [659.25, 880] as const;
const TONE_MS = 220;
/** Lets the last tone fade out and pass the sound card before everything closes. */
const TAIL_MS = 250;
const PEAK_GAIN = 0.25;

const log = createLog('test-sound');

/**
 * Resolves when the sound is over, after about 0.7 s, also where no sound can be heard.
 * `sinkId` '' = the system's default, also taken when the chosen speaker refuses.
 */
export function playTestSound(
  ports: TonePorts,
  sinkId: string,
  signal: AbortSignal,
): Promise<void> {
  return playTones(ports, { hertz: TONES_HERTZ, gain: PEAK_GAIN }, sinkId, signal);
}

export type TonePorts = Pick<MediaPorts, 'clock' | 'createAudioContext' | 'createAudioElement'>;

/** One tone after the other, 0.22 s each; `gain` 0 to 1 is the loudness at its peak. Otherwise as above. */
export async function playTones(
  ports: TonePorts,
  tones: { hertz: readonly number[]; gain: number },
  sinkId: string,
  signal: AbortSignal,
): Promise<void> {
  if (signal.aborted) return;
  const context = ports.createAudioContext();
  // An element, because only Chromium can choose the speaker of an AudioContext.
  const element = ports.createAudioElement();
  try {
    const output = context.createMediaStreamDestination();
    element.srcObject = output.stream;
    await chooseSpeaker(element, sinkId);
    // Neither is waited for: without a sound output both may stay unanswered.
    ignoreRefusal(context.resume());
    ignoreRefusal(element.play());
    tones.hertz.forEach((hertz, index) => {
      const startSeconds = context.currentTime + (index * TONE_MS) / 1000;
      playTone(context, output, { hertz, gain: tones.gain, startSeconds });
    });
    await pause(ports.clock, tones.hertz.length * TONE_MS + TAIL_MS, signal);
  } finally {
    element.srcObject = null;
    ignoreRefusal(context.close());
  }
}

function ignoreRefusal(answer: Promise<void>): void {
  answer.catch((error: unknown) => log.info(`no test sound: ${String(error)}`));
}

function playTone(
  context: AudioContext,
  output: AudioNode,
  { hertz, gain, startSeconds }: { hertz: number; gain: number; startSeconds: number },
): void {
  const endSeconds = startSeconds + TONE_MS / 1000;
  const oscillator = context.createOscillator();
  const envelope = context.createGain();
  oscillator.frequency.value = hertz;
  // Ramps, because a tone that begins at full height clicks.
  envelope.gain.setValueAtTime(0, startSeconds);
  envelope.gain.linearRampToValueAtTime(gain, startSeconds + 0.02);
  envelope.gain.linearRampToValueAtTime(0, endSeconds);
  oscillator.connect(envelope).connect(output);
  oscillator.start(startSeconds);
  oscillator.stop(endSeconds);
}

function pause(clock: Clock, durationMs: number, signal: AbortSignal): Promise<void> {
  const over = new AbortController();
  return new Promise<void>((resolve) => {
    clock.after(durationMs, resolve, signal);
    signal.addEventListener('abort', () => resolve(), { signal: over.signal });
  }).finally(() => over.abort());
}
