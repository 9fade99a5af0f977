// When the detour counts as out of reach, and that it is said once.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { createFakeClock } from '../../test/support/fake-clock.ts';
import { createDetourWatch, takenSignal, toldSignal } from './told-signals.ts';
import type { TransportSignal } from './transport.ts';

const test = suite('told-signals');

const OFFER: TransportSignal = { type: 'offer', sdp: 'v=0\r\n' };
const candidate = (typ: string): TransportSignal => ({
  type: 'candidate',
  candidate: { candidate: `candidate:1 1 udp 1 192.0.2.7 5000 typ ${typ}`, sdpMid: '0' },
});

function watch(isNeeded = true) {
  const clock = createFakeClock();
  const told: boolean[] = [];
  const note = createDetourWatch(
    clock,
    () => isNeeded,
    (reachable) => told.push(reachable),
    new AbortController().signal,
  );
  return { clock, told, note };
}

test('three seconds without a relayed candidate, and the detour is out of reach', () => {
  const { clock, told, note } = watch();
  note(OFFER);
  note(candidate('host'));
  clock.advance(2_999);
  assert.equal(told, []);
  clock.advance(1);
  assert.equal(told, [false]);
  note(OFFER);
  clock.advance(3_000);
  assert.equal(told, [false], 'once is enough');
  note(candidate('relay'));
  assert.equal(told, [false, true]);
});

test('a relayed candidate in time is good news, and enough', () => {
  const { clock, told, note } = watch();
  note(OFFER);
  clock.advance(1_000);
  note(candidate('relay'));
  clock.advance(60_000);
  assert.equal(told, [true]);
});

test('where no detour is needed nobody waits for one', () => {
  const { clock, told, note } = watch(false);
  note(OFFER);
  clock.advance(60_000);
  assert.equal(told, []);
});

test('own addresses are told by an open rule alone, and those of others are refused by a forced one', () => {
  const host = candidate('host');
  assert.is(toldSignal(host, 'open'), host);
  assert.is(toldSignal(host, 'hidden'), null);
  assert.is(toldSignal(host, 'forced'), null);
  assert.is(takenSignal(host, 'open'), host);
  assert.is(takenSignal(host, 'hidden'), host);
  assert.is(takenSignal(host, 'forced'), null);
  assert.equal(toldSignal(candidate('relay'), 'forced'), candidate('relay'));
});

test.run();
