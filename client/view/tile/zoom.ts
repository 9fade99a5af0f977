// Zoom and pan of a picture in its frame: pure geometry, in CSS pixels of the frame.
import type { Size } from '../../room/tile-grid.ts';

export interface Zoom {
  /** 1 shows the whole picture. */
  scale: number;
  /** Where the picture's top left corner is, seen from the frame's; zero or negative. */
  x: number;
  y: number;
}

export const WHOLE: Zoom = { scale: 1, x: 0, y: 0 };
export const LARGEST_SCALE = 6;
/** One press of a button or key. */
export const ZOOM_STEP = 1.25;
/** Share of the frame that an arrow key moves. */
const PAN_STEP = 0.1;
/** A wheel notch is about 100 pixels; a pinch on a touch pad sends many small ones. */
const WHEEL_RATE = 0.004;

/** Zooms so that what lies under `point` stays there. */
export function zoomAt(zoom: Zoom, factor: number, point: { x: number; y: number }, frame: Size) {
  const scale = Math.min(LARGEST_SCALE, Math.max(1, zoom.scale * factor));
  const ratio = scale / zoom.scale;
  const moved = {
    scale,
    x: point.x - (point.x - zoom.x) * ratio,
    y: point.y - (point.y - zoom.y) * ratio,
  };
  return inFrame(moved, frame);
}

/** Zooms around the middle, for buttons and keys. */
export function zoomBy(zoom: Zoom, factor: number, frame: Size): Zoom {
  return zoomAt(zoom, factor, { x: frame.width / 2, y: frame.height / 2 }, frame);
}

export function pan(zoom: Zoom, dx: number, dy: number, frame: Size): Zoom {
  return inFrame({ ...zoom, x: zoom.x + dx, y: zoom.y + dy }, frame);
}

/** The factor for a turn of the wheel. */
export function wheelFactor(deltaY: number): number {
  return Math.exp(-deltaY * WHEEL_RATE);
}

/** What a key does to a focused picture; null when it is none of ours. */
export function zoomAfterKey(zoom: Zoom, key: string, frame: Size): Zoom | null {
  const [dx, dy] = [frame.width * PAN_STEP, frame.height * PAN_STEP];
  switch (key) {
    case '+':
    case '=':
      return zoomBy(zoom, ZOOM_STEP, frame);
    case '-':
      return zoomBy(zoom, 1 / ZOOM_STEP, frame);
    case '0':
      return WHOLE;
    case 'ArrowLeft':
      return pan(zoom, dx, 0, frame);
    case 'ArrowRight':
      return pan(zoom, -dx, 0, frame);
    case 'ArrowUp':
      return pan(zoom, 0, dy, frame);
    case 'ArrowDown':
      return pan(zoom, 0, -dy, frame);
    default:
      return null;
  }
}

/** The picture always covers its frame. */
function inFrame({ scale, x, y }: Zoom, { width, height }: Size): Zoom {
  // Adding 0 turns -0 into 0.
  return {
    scale,
    x: Math.min(0, Math.max(width * (1 - scale), x)) + 0,
    y: Math.min(0, Math.max(height * (1 - scale), y)) + 0,
  };
}
