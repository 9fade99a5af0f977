// The worker's part of `idle-track.ts`: a black dot, once a second.

/** Smaller than any picture that somebody is shown. */
export const IDLE_LINES = 32;
/** A browser leaves an encoder that was given nothing for two seconds out of its reckoning. */
const INTERVAL_MS = 1_000;
/** The darkest that video has (ITU-R BT.601), for light and color alike: nobody sees it. */
const BLACK = 16;

/** A worker's timers go on when the page is hidden. Resolves when nobody takes the pictures any more. */
export async function writeIdlePictures(writable: WritableStream<VideoFrame>): Promise<void> {
  const writer = writable.getWriter();
  // One plane of light, two of color at half the width and height.
  const data = new Uint8Array(IDLE_LINES * IDLE_LINES * 1.5).fill(BLACK);
  const size = { codedWidth: IDLE_LINES, codedHeight: IDLE_LINES };
  for (let isTaken = true; isTaken;) {
    const timestamp = performance.now() * 1000;
    const picture = new VideoFrame(data, { format: 'I420', timestamp, ...size });
    isTaken = await writer.write(picture).then(
      () => true,
      () => false,
    );
    await new Promise((resolve) => setTimeout(resolve, INTERVAL_MS));
  }
}
