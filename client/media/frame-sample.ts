// One tiny copy of what a camera shows now; reads it once and lets go, so that nothing runs in between.
import { createLog } from '../kit/log.ts';

/** Enough to see whether there is anything to be seen. */
const WIDTH = 16;
const HEIGHT = 12;
const PATIENCE_MS = 2_000;
const log = createLog('frame-sample');

/**
 * RGBA pixels, 16 by 12. Null when no picture came within two seconds, e.g. on a page in the background.
 * Never rejects.
 */
export async function sampleFrame(track: MediaStreamTrack): Promise<Uint8ClampedArray | null> {
  const video = document.createElement('video');
  video.muted = true;
  video.playsInline = true;
  try {
    video.srcObject = new MediaStream([track]);
    if (!(await hasPicture(video))) return null;
    const canvas = document.createElement('canvas');
    canvas.width = WIDTH;
    canvas.height = HEIGHT;
    const context = canvas.getContext('2d', { willReadFrequently: true });
    context?.drawImage(video, 0, 0, WIDTH, HEIGHT);
    return context?.getImageData(0, 0, WIDTH, HEIGHT).data ?? null;
  } catch (error) {
    log.debug(`no sample: ${error instanceof Error ? error.name : 'unknown'}`);
    return null;
  } finally {
    video.srcObject = null;
  }
}

function hasPicture(video: HTMLVideoElement): Promise<boolean> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(false), PATIENCE_MS);
    const seen = () => {
      clearTimeout(timer);
      resolve(true);
    };
    video.addEventListener('loadeddata', seen, { once: true });
    // Rejects when the source is taken away meanwhile; then the patience ends it.
    video.play().catch((error: unknown) => log.debug(`not played: ${String(error)}`));
  });
}
