// Ten thousand random frames, repeatable by their seed: the relay lives and stays small.
import { once } from 'node:events';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { enter, enterRaw, metric, newMeeting, startTestRelay, textOf } from './support.ts';

const test = suite('fuzz');

const SEED = 20_240_501;
const FRAMES = 10_000;
const FRAMES_PER_SOCKET = 50;

/** mulberry32: small, and good enough to make up nonsense. */
function createRandom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

type Random = ReturnType<typeof createRandom>;

/** Mostly a frame that could be one, with any first byte and length, masked or not; else any bytes. */
function nonsense(random: Random): Buffer {
  const payload = Buffer.from(Array.from({ length: random(40) }, () => random(256)));
  if (random(10) === 0) return payload;
  const likely = [0x82, 0x82, 0x82, 0x81, 0x02, 0x00, 0x80, 0x88, 0x89, 0x8a];
  const first = random(4) === 0 ? random(256) : (likely[random(likely.length)] ?? 0x82);
  const claimed = random(8) === 0 ? random(128) : payload.length;
  const mask = random(10) === 0 ? 0 : 0x80;
  const key = Buffer.from(mask === 0 ? [] : [random(256), random(256), random(256), random(256)]);
  return Buffer.concat([Buffer.from([first, mask | claimed]), key, payload]);
}

test(`survives ${FRAMES} frames of seed ${SEED}`, async () => {
  const relay = await startTestRelay({
    maxConnectionsPerAddress: 0,
    maxJoinsPerMinutePerAddress: 0,
  });
  const random = createRandom(SEED);
  const calm = newMeeting();
  const [a, b] = [await enter(relay, calm), await enter(relay, calm)];
  for (let sent = 0; sent < FRAMES; sent += FRAMES_PER_SOCKET) {
    const socket = await enterRaw(relay, newMeeting());
    const ended = once(socket, 'close');
    socket.resume();
    for (let frame = 0; frame < FRAMES_PER_SOCKET; frame++) socket.write(nonsense(random));
    socket.end();
    await ended;
  }
  b.send(0, 'still there?');
  assert.is(textOf(await a.next()), 'still there?');
  assert.is(await metric(relay, 'connections'), 2);
  assert.is(await metric(relay, 'rooms'), 1);
  await relay.close();
});

test.run();
