// Who is served from the pool.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import type { PictureSize } from '../picture-size.ts';
import { layersOf, OWN, planLinks, type Plan, type PlanFacts } from './plan.ts';

const test = suite('plan');

function planOf(
  sizes: readonly PictureSize[],
  {
    before = OWN,
    enabled = true,
    full = false,
    unable = [] as readonly number[],
    troubled = [] as readonly number[],
    unbased = -1,
  } = {},
): string {
  const links = sizes.map((size, id): PlanFacts => ({
    id,
    size,
    before,
    trouble: unable.includes(id) ? 'cannot' : troubled.includes(id) ? 'better-own' : 'none',
    based: id !== unbased,
  }));
  return [...planLinks(links, { enabled, full }).values()]
    .map(({ camera, microphone }: Plan) => `${camera}/${microphone}`)
    .join(' ');
}

const SHARED: Plan = { camera: '180', microphone: 'shared' };

for (const [what, sizes, options, expected] of [
  ['one', ['720'], {}, 'own/own'],
  ['two', ['360', '360'], {}, 'own/own own/own'],
  ['three', ['360', '360', '180'], {}, '360/shared 360/shared 180/shared'],
  ['three, one not looking', ['360', 'off', '180'], {}, 'own/shared own/shared own/shared'],
  [
    'four, one not looking',
    ['360', 'off', '180', '180'],
    {},
    '360/shared off/shared 180/shared 180/shared',
  ],
  ['three, one cannot', ['180', '180', '180'], { unable: [1] }, 'own/own own/own own/own'],
  [
    'four, one cannot',
    ['180', '180', '180', '180'],
    { unable: [1] },
    '180/shared own/own 180/shared 180/shared',
  ],
  [
    'four, two narrow lines',
    ['180', '180', '180', '180'],
    { troubled: [1, 2], before: SHARED },
    '180/shared own/own own/own 180/shared',
  ],
  [
    'four, two narrow lines, on a device at its limit',
    ['180', '180', '180', '180'],
    { troubled: [1, 2], full: true },
    '180/shared 180/shared 180/shared 180/shared',
  ],
  [
    'four, one narrow line, on a device at its limit',
    ['180', '180', '180', '180'],
    { troubled: [1], full: true },
    '180/shared own/own 180/shared 180/shared',
  ],
  [
    'four who cannot, on a device at its limit',
    ['180', '180', '180', '180'],
    { unable: [0, 1, 2, 3], full: true },
    'own/own own/own own/own own/own',
  ],
  [
    'three, one just begun',
    ['180', '180', '180'],
    { unbased: 1 },
    '180/shared own/shared 180/shared',
  ],
  ['four, switched off', ['180', '180', '180', '180'], { enabled: false }, 'own/own '.repeat(4)],
  ['two of three who stay', ['180', '180'], { before: SHARED }, '180/shared 180/shared'],
  ['the last one', ['180'], { before: SHARED }, 'own/own'],
  ['one who pins', ['720', '180', '180'], {}, 'own/shared 180/shared 180/shared'],
  ['two who pin', ['720', '720', '180'], {}, '720/shared 720/shared 180/shared'],
] as const) {
  test(`${what}: ${expected.trim()}`, () => {
    assert.is(planOf(sizes, options), expected.trim());
  });
}

test('each size in use has one encoder, smallest first', () => {
  const plans: Plan[] = (['360', 'own', '120', 'off', '360', '180'] as const).map((camera) => ({
    camera,
    microphone: 'own',
  }));
  assert.equal(layersOf(plans), ['120', '180', '360']);
});

test.run();
