// Opens a screen, window or tab for sharing, with its sound where the browser can.
import { createLog } from '../kit/log.ts';
import { deviceOf, type Opened } from './capture.ts';
import type { MediaDevicesPort } from './ports.ts';
import { displayProblem } from './problem.ts';

const log = createLog('screen');

/** The newer members are not yet in every browser; an unknown member is ignored. */
type DisplayOptions = DisplayMediaStreamOptions & {
  selfBrowserSurface?: 'include' | 'exclude';
  surfaceSwitching?: 'include' | 'exclude';
  systemAudio?: 'include' | 'exclude';
};

/**
 * What we ask for. Text must stay sharp, motion may be slow: 1080 lines at 15 pictures a second is
 * what a mesh sender can encode for several receivers. getDisplayMedia refuses `min` and `exact`.
 * The processing for voices would garble music and the sound of a film.
 */
export const displayOptions: DisplayOptions = {
  video: { width: { max: 1920 }, height: { max: 1080 }, frameRate: { ideal: 15, max: 30 } },
  audio: { echoCancellation: false, noiseSuppression: false, autoGainControl: false },
  // Sharing the meeting itself shows a hall of mirrors.
  selfBrowserSurface: 'exclude',
  surfaceSwitching: 'include',
  systemAudio: 'include',
};

/** What a shared screen shows: letters must stay sharp, or movement must stay smooth. */
export type ScreenHint = 'text' | 'motion';

const FRAME_RATES: Record<ScreenHint, MediaTrackConstraints> = {
  text: { frameRate: { ideal: 15, max: 30 } },
  motion: { frameRate: { ideal: 30, max: 30 } },
};

/**
 * Tells the encoder what to keep when not all fits: pixels or pictures. Never rejects.
 * https://www.w3.org/TR/mst-content-hint/
 */
export async function applyScreenHint(track: MediaStreamTrack, hint: ScreenHint): Promise<void> {
  track.contentHint = hint === 'text' ? 'detail' : 'motion';
  try {
    await track.applyConstraints({ ...track.getConstraints(), ...FRAME_RATES[hint] });
  } catch (error) {
    log.info(`frame rate kept: ${error instanceof Error ? error.name : 'unknown'}`);
  }
}

export function canShareScreen(port: MediaDevicesPort | undefined): boolean {
  return typeof port?.getDisplayMedia === 'function';
}

/** Opens the browser's dialog; never rejects. Must be called from a click (transient activation). */
export async function openScreen(port: MediaDevicesPort | undefined): Promise<Opened> {
  if (!port?.getDisplayMedia) return { ok: false, problem: 'missing' };
  try {
    const stream = await port.getDisplayMedia(displayOptions);
    const [track] = stream.getVideoTracks();
    if (!track) return { ok: false, problem: 'failed' };
    // Encoders then keep letters sharp and drop pictures instead of pixels.
    // https://www.w3.org/TR/mst-content-hint/
    track.contentHint = 'detail';
    const [soundTrack = null] = stream.getAudioTracks();
    if (soundTrack) soundTrack.contentHint = 'music';
    return { ok: true, capture: { track, soundTrack, device: deviceOf(track) } };
  } catch (error) {
    return { ok: false, problem: displayProblem(error) };
  }
}
