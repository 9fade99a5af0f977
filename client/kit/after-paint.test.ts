// After the next picture, once; also where no picture comes, and not after the end.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { afterPaint } from './after-paint.ts';

const test = suite('after paint');
const real = {
  requestAnimationFrame: globalThis.requestAnimationFrame,
  cancelAnimationFrame: globalThis.cancelAnimationFrame,
};
test.after(() => void Object.assign(globalThis, real));

/** A page whose pictures the test draws. */
function page() {
  const frames: (() => void)[] = [];
  Object.assign(globalThis, {
    requestAnimationFrame: (frame: () => void) => frames.push(frame),
    cancelAnimationFrame: () => frames.splice(0),
  });
  return { draw: () => frames.splice(0).forEach((frame) => frame()) };
}

test('it waits for the picture, and calls once', async () => {
  const { draw } = page();
  let calls = 0;
  const called = new Promise<void>((resolve) => {
    afterPaint(() => {
      calls += 1;
      resolve();
    }, new AbortController().signal);
  });
  draw();
  assert.is(calls, 0, 'not before the picture is on the screen');
  await called;
  draw();
  assert.is(calls, 1);
});

test('a page that draws nothing is called all the same', async () => {
  page();
  await new Promise<void>((resolve) => afterPaint(resolve, new AbortController().signal));
});

test('after the end nothing is called', async () => {
  const { draw } = page();
  const lifetime = new AbortController();
  let calls = 0;
  afterPaint(() => (calls += 1), lifetime.signal);
  draw();
  lifetime.abort();
  await new Promise((resolve) => setTimeout(resolve, 5));
  assert.is(calls, 0);
});

test.run();
