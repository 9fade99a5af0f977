// What the browser says of the device, and where it says nothing.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { watchDeviceLoad } from './device-load.ts';

const test = suite('device-load');

const scope = globalThis as { PressureObserver?: unknown };
test.after.each(() => {
  delete scope.PressureObserver;
});

test('a device is full while the browser calls it critical', () => {
  const calls: ((records: { state: string }[]) => void)[] = [];
  let isWatched = true;
  scope.PressureObserver = class {
    constructor(call: (typeof calls)[number]) {
      calls.push(call);
    }
    observe = () => Promise.resolve();
    disconnect = () => void (isWatched = false);
  };
  const life = new AbortController();
  const isFull = watchDeviceLoad(life.signal);
  assert.is(isFull(), false);
  calls[0]?.([{ state: 'critical' }]);
  assert.is(isFull(), true);
  calls[0]?.([{ state: 'critical' }, { state: 'serious' }]);
  assert.is(isFull(), false);
  life.abort();
  assert.is(isWatched, false);
});

test('where it may not tell, or does not know how, no device is full', async () => {
  const { signal } = new AbortController();
  assert.is(watchDeviceLoad(signal)(), false);
  scope.PressureObserver = class {
    observe = () => Promise.reject(new DOMException('not here', 'NotAllowedError'));
    disconnect = () => assert.unreachable();
  };
  const isFull = watchDeviceLoad(signal);
  await Promise.resolve();
  assert.is(isFull(), false);
});

test.run();
