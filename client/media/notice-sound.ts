// Short soft tones that tell of news without words.
import { browserMediaPorts } from './ports.ts';
import { playTones } from './test-sound.ts';

/** Rising = somebody or something comes, falling = goes, one tone = something new, the same twice = a knock. */
export type NoticeSound = 'rising' | 'falling' | 'single' | 'knock';

const HERTZ: Readonly<Record<NoticeSound, readonly number[]>> = {
  rising: [523.25, 659.25],
  falling: [659.25, 523.25],
  single: [587.33],
  knock: [392, 392],
};
/** Softer than people. */
const GAIN = 0.08;

/** `sinkId` '' = the system's default. Resolves when the sound is over, also where none can be heard. */
export function playNoticeSound(
  sound: NoticeSound,
  sinkId: string,
  signal: AbortSignal,
): Promise<void> {
  return playTones(browserMediaPorts(), { hertz: HERTZ[sound], gain: GAIN }, sinkId, signal);
}
