// Pure: from where and how large somebody's pictures stand on this screen to what we wish to be sent.
import { WISHED_SIZES, SCREEN_SIZES, type Wish } from '../mesh/wishes.ts';

/** A picture on the screen; a person who stands in the list with no size is not shown. */
export type Watched =
  /** Height of the tile in device pixels, 0 = not visible. */
  | { id: string; source: 'camera'; heightPx: number; pinned: boolean }
  /** Thumbnails need not be legible. */
  | { id: string; source: 'screen'; size: 'off' | 'small' | 'full'; pinned: boolean };

/** Up to these heights a picture of 180 and 360 lines is large enough; the eye forgives a third. */
const UP_TO_PX: readonly [number, number] = [250, 500];
/** A tile that grows or shrinks a little keeps its picture. */
const TOLERANCE = 0.12;

/** The wish for one person, from all places in which they are shown. */
export function wishFor(watched: readonly Watched[], before: Wish | null): Wish {
  let wish: Wish = { camera: 'off', screen: 'off', pinned: false };
  for (const picture of watched) {
    const camera = picture.source === 'camera' ? cameraSize(picture.heightPx, before) : 'off';
    const screen = picture.source === 'screen' ? picture.size : 'off';
    wish = {
      camera: later(WISHED_SIZES, wish.camera, camera),
      screen: later(SCREEN_SIZES, wish.screen, screen),
      pinned: wish.pinned || picture.pinned,
    };
  }
  return wish;
}

/** What may be asked for at once: all that is more than before, while what is less has to wait. */
export function withMore(before: Wish, target: Wish): Wish {
  return {
    camera: later(WISHED_SIZES, before.camera, target.camera),
    screen: later(SCREEN_SIZES, before.screen, target.screen),
    pinned: target.pinned,
  };
}

function cameraSize(heightPx: number, before: Wish | null): Wish['camera'] {
  if (heightPx <= 0) return 'off';
  const sizes = (factor: number): Wish['camera'] =>
    heightPx <= UP_TO_PX[0] * factor ? '180' : heightPx <= UP_TO_PX[1] * factor ? '360' : '720';
  // Both readings, with a little more and a little less patience, must agree to leave what is.
  const candidates = [sizes(1 - TOLERANCE), sizes(1 + TOLERANCE)];
  const kept = before !== null && candidates.find((size) => size === before.camera);
  return kept || sizes(1);
}

function later<Word>(order: readonly Word[], a: Word, b: Word): Word {
  return order.indexOf(a) >= order.indexOf(b) ? a : b;
}
