// Tests of the watch over the frames of a picture.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { createFakeClock } from '../../../test/support/fake-clock.ts';
import type { PictureFlow } from './picture-flow.ts';
import { watchFlow } from './watch-flow.ts';

const test = suite('watch flow');

function watched() {
  const clock = createFakeClock();
  const told: PictureFlow[] = [];
  const lifetime = new AbortController();
  const page = { hidden: false };
  let waiting: (() => void) | null = null;
  let frames = 0;
  const video = {
    requestVideoFrameCallback(callback: VideoFrameRequestCallback) {
      // Nobody reads what the browser says about the frame.
      waiting = () => callback(0, {} as VideoFrameCallbackMetadata);
      return 1;
    },
    // Only the count is read.
    getVideoPlaybackQuality: () => ({ totalVideoFrames: frames }) as VideoPlaybackQuality,
  };
  const environment = { clock, isHidden: () => page.hidden };
  watchFlow(video, (flow) => told.push(flow), environment, lifetime.signal);
  return {
    clock,
    told,
    lifetime,
    page,
    count: () => (frames += 1),
    isAsked: () => waiting !== null,
    paint() {
      waiting?.();
      waiting = null;
    },
  };
}

test('frames that stop are told, and the next one ends it at once', () => {
  const { clock, told, paint } = watched();
  paint();
  clock.advance(3500);
  assert.equal(told, ['frozen']);
  clock.advance(6000);
  assert.equal(told, ['frozen', 'stalled']);
  paint();
  assert.equal(told, ['frozen', 'stalled', 'moving']);
});

test('frames that are counted but not painted are frames', () => {
  const { clock, told, paint, count } = watched();
  paint();
  for (let second = 0; second < 20; second++) {
    count();
    clock.advance(1000);
  }
  assert.equal(told, []);
});

test('while frames are counted no callback is asked for', () => {
  const { clock, told, paint, count, isAsked } = watched();
  paint();
  for (let second = 0; second < 3; second++) {
    count();
    clock.advance(1000);
    assert.is(isAsked(), false);
  }
  clock.advance(3500);
  assert.is(isAsked(), true);
  paint();
  assert.equal(told, ['frozen', 'moving']);
});

test('a page in the background knows nothing', () => {
  const { clock, told, page, paint } = watched();
  paint();
  page.hidden = true;
  clock.advance(60_000);
  page.hidden = false;
  clock.advance(2000);
  assert.equal(told, []);
  clock.advance(2000);
  assert.equal(told, ['frozen']);
});

test('the watch ends with its lifetime', () => {
  const { clock, told, lifetime, paint } = watched();
  paint();
  lifetime.abort();
  clock.advance(60_000);
  assert.equal(told, []);
});

test.run();
