// Where else a single picture may be shown: on the whole screen, or in the browser's floating window.
import { createLog } from '../../kit/log.ts';

const log = createLog('picture');

/** Missing on iPhones. */
export function canFillScreen(): boolean {
  return document.fullscreenEnabled;
}

/** @param tile the element with `data-tile`; the picture in it is marked by `data-picture` */
export function fillScreen(tile: HTMLElement): void {
  const picture = tile.querySelector<HTMLElement>('[data-picture]');
  picture?.requestFullscreen().catch((error: unknown) => {
    log.info(`full screen refused: ${String(error)}`);
  });
}

/** Firefox has a button of its own for that and no call. */
export function canFloat(tile: HTMLElement): boolean {
  return document.pictureInPictureEnabled === true && shownVideo(tile) !== null;
}

export function floatVideo(tile: HTMLElement): void {
  const video = shownVideo(tile);
  if (!video) return;
  // Not offered by the browser itself on every picture, only here.
  video.disablePictureInPicture = false;
  video.requestPictureInPicture().catch((error: unknown) => {
    log.info(`picture in picture refused: ${String(error)}`);
  });
}

function shownVideo(tile: HTMLElement): HTMLVideoElement | null {
  return tile.querySelector<HTMLVideoElement>('video:not([hidden])');
}
