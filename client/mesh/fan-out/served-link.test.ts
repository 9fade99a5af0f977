// One served link: what its readings and the peer's complaints lead to.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { createFakeClock } from '../../../test/support/fake-clock.ts';
import { smaller } from '../picture-size.ts';
import type { SendReading } from '../send-reading.ts';
import type { Slave } from './slave.ts';
import { createServedLink } from './served-link.ts';

const test = suite('served-link');

function setUp() {
  const clock = createFakeClock();
  const did: string[] = [];
  const slave: Slave = {
    id: 1,
    plan: () => ({ camera: smaller('360', link.ceiling()), microphone: 'shared' }),
    refresh: () => void did.push('refresh'),
    probe: (kbps) => void did.push(kbps === null ? 'probe ends' : `probe ${Math.floor(kbps)}`),
    giveUp: (why) => void did.push(why),
    isAble: () => true,
  };
  const link = createServedLink(slave, clock);
  let packetsSent = 0;
  /** Looks for so long at a link that sends. */
  function look(forMs: number, more: Partial<SendReading> = {}) {
    let changes = 0;
    for (let ms = 0; ms < forMs; ms += 250) {
      clock.advance(250);
      packetsSent += 20;
      const reading: SendReading = {
        availableKbps: 3_000,
        limitedBy: null,
        sourceFps: null,
        sentFps: null,
        roundTripMs: 20,
        packetsSent,
        sendDelayMs: packetsSent,
        pliCount: 0,
        ...more,
      };
      if (link.look(reading, '360')) changes += 1;
    }
    return changes;
  }
  return { clock, link, look, heard: () => did.splice(0) };
}

test('a good line changes nothing', () => {
  const { link, look, heard } = setUp();
  assert.is(look(20_000), 0);
  assert.is(link.ceiling(), '720');
  assert.equal(heard(), []);
});

test('a narrow line lowers the ceiling and is probed; a rest forgets all of that', () => {
  const { link, look, heard } = setUp();
  look(5_000);
  assert.is(look(250, { availableKbps: 200 }), 1);
  assert.is(link.ceiling(), '180');
  look(5_000, { availableKbps: 250 });
  assert.equal(heard(), ['probe 576', 'probe ends']);
  link.rest();
  assert.is(link.ceiling(), '720');
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
