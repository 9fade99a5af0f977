// How much each link gets, and why: a table for every rule.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { allocate, SOUND_KBPS, type Demand, type Sending } from './allocation.ts';
import { kbpsOf, PICTURE_SIZES, scaleDownBy, sizeWithin, type Encoding } from './picture-size.ts';
import type { Wish } from './wishes.ts';

const test = suite('allocation');

type Given = Partial<Omit<Demand, 'wish'>> & Partial<Wish>;
const demand = ({ camera = '360', screen = 'full', pinned = false, ...rest }: Given): Demand => ({
  peerId: 'a',
  wish: { camera, screen, pinned },
  relayed: false,
  pathKbps: null,
  ...rest,
});
const CAMERA: Sending = { camera: true, screen: null, uplinkKbps: null, strain: 0 };
const SCREEN: Sending = { ...CAMERA, screen: 'text' };

/** As 'size reason' of the cameras, in order. */
function cameras(given: readonly Given[], sending: Partial<Sending> = {}): string[] {
  const demands = given.map((each, at) => demand({ peerId: String(at), ...each }));
  const shares = allocate(demands, { ...CAMERA, ...sending });
  return demands.map(({ peerId }) => {
    const { size, reason } = shares.get(peerId)?.given.camera ?? { size: '', reason: '' };
    return `${size} ${reason}`;
  });
}

const many = <Value>(count: number, value: Value): Value[] =>
  Array.from({ length: count }, () => value);

function screenOf(given: Given, sending: Partial<Sending> = {}, others = 0) {
  const more = Array.from({ length: others }, (_, at) => demand({ peerId: `o${at}` }));
  const share = allocate([demand(given), ...more], { ...SCREEN, ...sending }).get('a');
  assert.ok(share);
  const { size, reason } = share.given.screen;
  return { kbps: share.screen?.maxBitrateKbps ?? 0, said: `${size} ${reason}`, share };
}

test('a link gets what it wishes', () => {
  for (const camera of ['off', '180', '360', '720'] as const) {
    assert.equal(cameras([{ camera }]), [`${camera} wish`]);
  }
});

test('what is off is sent to nobody, and that is the reason', () => {
  assert.equal(cameras([{ camera: '720' }], { camera: false }), ['off source']);
});

for (const [given, expected] of [
  [{ camera: '720' }, '270 relayed'],
  [{ camera: '360' }, '270 relayed'],
  [{ camera: '180' }, '180 wish'],
  [{ camera: '720', pinned: true }, '720 wish'],
] as const) {
  test(`through TURN ${JSON.stringify(given)} is ${expected}`, () => {
    assert.equal(cameras([{ ...given, relayed: true }]), [expected]);
  });
}

test('a camera and sound through TURN stay within 400 kbit/s', () => {
  const share = allocate([demand({ camera: '720', relayed: true })], CAMERA).get('a');
  assert.ok((share?.camera?.maxBitrateKbps ?? 0) + SOUND_KBPS <= 400);
});

for (const [pathKbps, expected] of [
  [3_000, '720 wish'],
  [1_000, '360 path'],
  [450, '270 path'],
  [200, '180 path'],
  [110, '120 path'],
  [100, '120 path'],
  [50, '120 path'],
  [49, 'off path'],
  [0, 'off path'],
] as const) {
  test(`of ${pathKbps} kbit/s sound takes its part first: ${expected}`, () => {
    assert.equal(cameras([{ camera: '720', pathKbps }]), [expected]);
  });
}

test('a pin does not widen a path', () => {
  assert.equal(cameras([{ camera: '720', pathKbps: 450, pinned: true }]), ['270 path']);
});

for (const [strain, pinned, other] of [
  [0, '720 wish', '360 many'],
  [1, '720 wish', '270 cpu'],
  [2, '360 cpu', '180 cpu'],
  [3, '270 cpu', '120 cpu'],
] as const) {
  test(`at strain ${strain} a pinned picture is ${pinned}, another one ${other}`, () => {
    const wishes = [{ camera: '720', pinned: true }, { camera: '720' }] as const;
    assert.equal(cameras(wishes, { strain }), [pinned, other]);
  });
}

test('without a measured line all cameras share a budget, equally', () => {
  assert.equal(cameras(many(2, { camera: '720' })), many(2, '360 many'));
  assert.equal(cameras(many(4, { camera: '360' })), many(4, '360 wish'));
  assert.equal(cameras(many(5, { camera: '360' })), many(5, '270 many'));
  assert.equal(cameras(many(15, { camera: '180' })), many(15, '180 wish'));
});

test('whoever is pinned loses last', () => {
  const wishes: Given[] = [{ camera: '720', pinned: true }, ...many<Given>(4, { camera: '360' })];
  assert.equal(cameras(wishes), ['720 wish', ...many(4, '180 many')]);
});

test('a measured line is shared by all, sound first', () => {
  const four = many<Given>(4, { camera: '360' });
  assert.equal(cameras(four, { uplinkKbps: 1_600 }), many(4, '270 uplink'));
  assert.equal(cameras(four, { uplinkKbps: 800 }), many(4, '180 uplink'));
  assert.equal(cameras(four, { uplinkKbps: 450 }), many(4, '120 uplink'));
  assert.equal(cameras(four, { uplinkKbps: 250 }), many(4, '120 uplink'));
});

test('a line wider than the budget changes nothing', () => {
  assert.equal(cameras([{ camera: '720' }], { uplinkKbps: 50_000 }), ['720 wish']);
});

test('all of it together never costs more than the line, or than the smallest pictures', () => {
  const wishes = ['off', '180', '360', '720'] as const;
  for (let links = 1; links <= 16; links += 1) {
    for (const uplinkKbps of [null, 300, 1_000, 2_000, 8_000]) {
      const demands = Array.from({ length: links }, (_, at) =>
        demand({ peerId: String(at), camera: wishes[(at * 7) % 4] ?? '720', pinned: at % 5 === 0 }),
      );
      const shares = [...allocate(demands, { ...CAMERA, uplinkKbps }).values()];
      const kbps = shares.reduce((sum, { size }) => sum + kbpsOf(size), 0);
      const limit = Math.min(2_500, uplinkKbps === null ? 2_500 : uplinkKbps - links * SOUND_KBPS);
      assert.ok(
        kbps <= Math.max(links * kbpsOf('120'), limit),
        `${links} links, ${uplinkKbps} kbit/s: ${kbps}`,
      );
    }
  }
});

test('a screen goes before the camera on a narrow path', () => {
  const { kbps, said, share } = screenOf({ camera: '720', pathKbps: 1_000 });
  assert.is(kbps, 850);
  assert.is(said, 'full path');
  assert.is(share.given.camera.size, '120');
});

for (const [given, sending, others, kbps, said] of [
  [{}, {}, 0, 2_500, 'full wish'],
  [{}, {}, 7, 937 + 1, 'full many'],
  [{}, {}, 15, 800, 'full many'],
  [{ screen: 'small' }, {}, 0, 200, 'small wish'],
  [{ screen: 'off' }, {}, 0, 0, 'off wish'],
  [{}, { screen: null }, 0, 0, 'off source'],
  [{ relayed: true }, {}, 0, 300, 'full relayed'],
  [{ relayed: true, pinned: true }, {}, 0, 2_500, 'full wish'],
  [{ pathKbps: 200 }, {}, 0, 150, 'full path'],
] as const) {
  test(`a screen for ${JSON.stringify(given)} among ${others + 1} is ${said}, ${kbps} kbit/s`, () => {
    const seen = screenOf(given, sending, others);
    assert.equal([seen.kbps, seen.said], [kbps, said]);
  });
}

test('letters keep their size, motion its pictures', () => {
  const text = screenOf({}).share.screen;
  const motion = screenOf({}, { screen: 'motion' }).share.screen;
  assert.equal([text?.maxHeight, text?.maxFramesPerSecond], [2_160, 15]);
  assert.equal([motion?.maxHeight, motion?.maxFramesPerSecond], [1_080, 30]);
});

test('the largest size within a bitrate', () => {
  const kbps = [-5, 39, 40, 119, 120, 300, 599, 600, 1_700, 9_999];
  const sizes = ['off', 'off', '120', '120', '180', '270', '270', '360', '720', '720'];
  assert.equal(kbps.map(sizeWithin), sizes);
  assert.equal(
    [...PICTURE_SIZES].toSorted((a, b) => kbpsOf(a) - kbpsOf(b)),
    [...PICTURE_SIZES],
  );
});

test('a picture is scaled down to the wanted height and never up', () => {
  const encoding: Encoding = { maxBitrateKbps: 300, maxFramesPerSecond: 20, maxHeight: 270 };
  assert.is(scaleDownBy(1080, encoding), 4);
  assert.is(scaleDownBy(270, encoding), 1);
  assert.is(scaleDownBy(120, encoding), 1);
});

test.run();
