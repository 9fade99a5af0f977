// Tests of keeping the screen awake.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { settled as settle } from '../../../test/support/settle.ts';
import { keepAwake } from './wake-lock.ts';

const test = suite('wake lock');

function browser() {
  const locks: { released: boolean; release: () => Promise<void> }[] = [];
  const page = Object.assign(new EventTarget(), { visibilityState: 'visible' });
  const wakeLock = {
    async request() {
      const lock = {
        released: false,
        async release() {
          lock.released = true;
        },
      };
      locks.push(lock);
      // Only what is used.
      return lock as unknown as WakeLockSentinel;
    },
  };
  const see = (state: 'visible' | 'hidden') => {
    page.visibilityState = state;
    // The browser itself lets go of it.
    for (const lock of locks) if (state === 'hidden') lock.released = true;
    page.dispatchEvent(new Event('visibilitychange'));
  };
  const held = () => locks.filter(({ released }) => !released).length;
  const ports = { wakeLock, page: page as unknown as Document };
  return { ports, see, held };
}

test('the screen stays awake until the meeting ends', async () => {
  const { ports, held } = browser();
  const meeting = new AbortController();
  keepAwake(ports, meeting.signal);
  await settle();
  assert.is(held(), 1);
  meeting.abort();
  await settle();
  assert.is(held(), 0);
});

test('a page that is seen again takes the lock again, and only one', async () => {
  const { ports, see, held } = browser();
  keepAwake(ports, new AbortController().signal);
  await settle();
  see('hidden');
  await settle();
  assert.is(held(), 0);
  see('visible');
  see('visible');
  await settle();
  assert.is(held(), 1);
});

test('a lock that arrives after the end is given back', async () => {
  const { ports, held } = browser();
  const meeting = new AbortController();
  keepAwake(ports, meeting.signal);
  meeting.abort();
  await settle();
  assert.is(held(), 0);
});

test('a browser without it, or that refuses, disturbs nobody', async () => {
  const { ports } = browser();
  keepAwake({ ...ports, wakeLock: undefined }, new AbortController().signal);
  const refusing = { request: () => Promise.reject(new DOMException('low', 'NotAllowedError')) };
  keepAwake({ ...ports, wakeLock: refusing }, new AbortController().signal);
  await settle();
});

test.run();
