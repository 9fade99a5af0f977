// One served link: what its readings and the peer's complaints lead to.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { createFakeClock } from '../../../test/support/fake-clock.ts';
import type { SendReading } from '../send-reading.ts';
import type { Slave } from './slave.ts';
import { createServedLink } from './served-link.ts';

const test = suite('served-link');

/** The path is checked every two and a half seconds. */
const ANSWER_EVERY_PACKETS = 200;

function setUp() {
  const clock = createFakeClock();
  const did: string[] = [];
  let allowed = 0;
  const slave: Slave = {
    id: 1,
    plan: () => ({ camera: '360', microphone: 'shared' }),
    refresh: () => void did.push('refresh'),
    allow: (kbps) => void (allowed = kbps),
    giveUp: (why) => void did.push(why),
  };
  const link = createServedLink(slave, clock, () => false);
  let packetsSent = 0;
  let bytesSent = 0;
  let roundTrips = 0;
  /** Looks for so long at a link that sends. */
  function look(forMs: number, more: Partial<SendReading> = {}, kbps = 500) {
    let found = 0;
    for (let ms = 0; ms < forMs; ms += 250) {
      clock.advance(250);
      packetsSent += 20;
      bytesSent += (kbps * 250) / 8;
      if (packetsSent % ANSWER_EVERY_PACKETS === 0) roundTrips += 1;
      const reading: SendReading = {
        availableKbps: 3_000,
        limitedBy: null,
        sourceFps: null,
        sentFps: null,
        roundTripMs: 20,
        roundTrips,
        packetsSent,
        sendDelayMs: packetsSent,
        pliCount: 0,
        bytesSent,
        ...more,
      };
      if (link.look(reading)) found += 1;
    }
    return found;
  }
  return { clock, link, look, allowed: () => allowed, heard: () => did.splice(0) };
}

test('a good line changes nothing', () => {
  const { link, look, allowed, heard } = setUp();
  assert.is(look(20_000), 0);
  assert.is(link.isNarrow(), false);
  assert.is(allowed(), 660, 'the browser may ask the line for what is sent');
  assert.equal(heard(), []);
});

test('a narrow line is served by an encoder of its own, until that one has been without limits for a while', () => {
  const { clock, link, look } = setUp();
  look(5_000);
  assert.is(look(250, { availableKbps: 200 }), 1);
  assert.is(link.isNarrow(), true);
  link.rest(true);
  clock.advance(8_000);
  link.rest(false);
  assert.is(link.isNarrow(), true);
  clock.advance(2_000);
  link.rest(false);
  assert.is(link.isNarrow(), false);
});

test('a line found narrow that the pool goes on serving is wide when it has looked so for a while', () => {
  const { link, look } = setUp();
  look(5_000);
  look(1_000, { availableKbps: 200 });
  assert.is(link.isNarrow(), true);
  look(9_000);
  assert.is(link.isNarrow(), true);
  look(1_500);
  assert.is(link.isNarrow(), false);
});

test('a calm picture stays on a line that would be too narrow for a lively one', () => {
  const { look } = setUp();
  look(5_000, {}, 200);
  assert.is(look(5_000, { availableKbps: 300 }, 200), 0);
  assert.ok(look(2_000, { availableKbps: 300 }, 500) > 0);
});

test('one slow answer of the path is no narrow line, however often it is read', () => {
  const { link, look } = setUp();
  look(5_000);
  assert.is(look(4_000, { roundTripMs: 700 }), 0);
  assert.is(link.isNarrow(), false);
  look(2_500);
  assert.ok(look(5_500, { roundTripMs: 700 }) > 0, 'two of them are');
});

test('a receiver that asks for a key frame by RTCP gets one', () => {
  const { look, heard } = setUp();
  look(1_000);
  look(500, { pliCount: 1 });
  assert.equal(heard(), ['refresh']);
});

test('a peer that sees nothing gets a key frame, and then an encoder of its own', () => {
  const { link, look, heard } = setUp();
  look(5_000);
  link.complain();
  assert.equal(heard(), ['refresh']);
  look(1_000);
  link.complain();
  assert.equal(heard(), ['refresh', 'the peer sees nothing']);
});

test('complaints of the first moments only ask for key frames', () => {
  const { link, look, heard } = setUp();
  look(500);
  link.complain();
  look(1_000);
  link.complain();
  assert.equal(heard(), ['refresh', 'refresh']);
});

test.run();
