// Watches the frames of a <video> and tells when they stop and when they come again.
import type { Clock } from '../../kit/clock.ts';
import { flowOf, type PictureFlow } from './picture-flow.ts';

/** The part of a <video> that is looked at; older browsers lack one or the other. */
export type FrameSource = Partial<
  Pick<HTMLVideoElement, 'requestVideoFrameCallback' | 'getVideoPlaybackQuality'>
>;

const LOOK_EVERY_MS = 500;

/**
 * Calls `tell` with each change until the signal aborts. The count of frames is enough while they come, and
 * where the browser does not paint, e.g. a covered window. A callback sees the first frame and the end of a
 * standstill at once, but each makes the page draw itself: it is asked for only while something is missing.
 * @param isHidden a page in the background shows no frames, which says nothing about the sender
 */
export function watchFlow(
  video: FrameSource,
  tell: (flow: PictureFlow) => void,
  { clock, isHidden }: { clock: Clock; isHidden: () => boolean },
  signal: AbortSignal,
): void {
  let lastMs = clock.nowMs();
  let hasFrame = false;
  let asked = false;
  let counted = 0;
  /** This browser counts frames of a call. */
  let counts = false;
  let told: PictureFlow = 'moving';

  const seen = () => {
    hasFrame = true;
    lastMs = clock.nowMs();
    if (told === 'moving' || signal.aborted) return;
    told = 'moving';
    tell(told);
  };
  const ask = () => {
    if (asked) return;
    asked = true;
    video.requestVideoFrameCallback?.(() => {
      asked = false;
      seen();
    });
  };
  const look = () => {
    const total = video.getVideoPlaybackQuality?.().totalVideoFrames ?? 0;
    if (total > counted) {
      counts = true;
      seen();
    }
    counted = total;
    if (isHidden()) lastMs = clock.nowMs();
    const flow = flowOf(clock.nowMs() - lastMs, hasFrame);
    if (!counts || flow !== 'moving') ask();
    if (flow === told) return;
    told = flow;
    tell(flow);
  };
  ask();
  clock.every(LOOK_EVERY_MS, look, signal);
}
