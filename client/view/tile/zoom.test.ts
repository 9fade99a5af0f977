// Tests of zoom and pan.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { LARGEST_SCALE, pan, WHOLE, wheelFactor, zoomAfterKey, zoomAt, zoomBy } from './zoom.ts';

const test = suite('zoom');
const FRAME = { width: 800, height: 400 };

test('what lies under the pointer stays there', () => {
  const point = { x: 200, y: 100 };
  const zoomed = zoomAt(WHOLE, 2, point, FRAME);
  assert.equal(zoomed, { scale: 2, x: -200, y: -100 });
  const inPicture = (point.x - zoomed.x) / zoomed.scale;
  assert.is(inPicture, 200);
});

test('it never leaves the frame, nor becomes smaller than whole or too large', () => {
  assert.equal(zoomAt(WHOLE, 0.5, { x: 1, y: 1 }, FRAME), WHOLE);
  assert.is(zoomBy(WHOLE, 100, FRAME).scale, LARGEST_SCALE);
  assert.equal(pan({ scale: 2, x: -400, y: -200 }, 9999, 9999, FRAME), { scale: 2, x: 0, y: 0 });
  assert.equal(pan({ scale: 2, x: -400, y: -200 }, -9999, -9999, FRAME), {
    scale: 2,
    x: -800,
    y: -400,
  });
  assert.equal(pan(WHOLE, 50, 50, FRAME), WHOLE);
});

test('in and out again is where it was, around the middle', () => {
  assert.equal(zoomBy(zoomBy(WHOLE, 2, FRAME), 0.5, FRAME), WHOLE);
});

test('a wheel towards the screen enlarges, back again makes smaller', () => {
  assert.ok(wheelFactor(-100) > 1.2);
  assert.is(wheelFactor(0), 1);
  assert.ok(Math.abs(wheelFactor(-100) * wheelFactor(100) - 1) < 1e-9);
});

test('keys zoom, move and show all; others are left alone', () => {
  const zoomed = zoomAfterKey(WHOLE, '+', FRAME);
  assert.is(zoomed?.scale, 1.25);
  assert.ok(zoomed);
  assert.ok((zoomAfterKey(zoomed, 'ArrowRight', FRAME)?.x ?? 0) < zoomed.x);
  assert.ok((zoomAfterKey(zoomed, 'ArrowUp', FRAME)?.y ?? -99) > zoomed.y);
  assert.equal(zoomAfterKey(zoomed, '0', FRAME), WHOLE);
  assert.is(zoomAfterKey(zoomed, 'Escape', FRAME), null);
});

test.run();
