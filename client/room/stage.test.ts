// Tests of the tile geometry, first of all the table of the design.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { arrange, type StageInput, type StageTile } from './stage.ts';
import { fitOf, gridOf } from './tile-grid.ts';

const test = suite('stage');
const GAP = 12;

/** Stage, then "columns tile-size" for 1, 2, 3, 4, 6, 8 and 12 people. */
const TABLE: readonly [width: number, height: number, ...cells: string[]][] = [
  [
    1248,
    704,
    '1c 1248x704',
    '2c 618x463',
    '2c 615x346',
    '2c 615x346',
    '3c 408x306',
    '3c 402x226',
    '4c 303x226',
  ],
  [
    872,
    704,
    '1c 872x654',
    '1c 615x346',
    '2c 430x322',
    '2c 430x322',
    '2c 402x226',
    '3c 282x212',
    '3c 282x167',
  ],
  [
    1408,
    804,
    '1c 1408x804',
    '2c 698x523',
    '2c 698x396',
    '2c 698x396',
    '3c 461x346',
    '3c 461x260',
    '4c 343x257',
  ],
  [
    370,
    712,
    '1c 370x277',
    '1c 370x277',
    '1c 370x229',
    '1c 300x169',
    '2c 179x134',
    '2c 179x134',
    '2c 179x108',
  ],
  [
    620,
    320,
    '1c 568x320',
    '2c 304x228',
    '2c 273x154',
    '2c 273x154',
    '3c 198x149',
    '3c 175x98',
    '4c 146x98',
  ],
];
const COUNTS = [1, 2, 3, 4, 6, 8, 12];

for (const [width, height, ...cells] of TABLE)
  COUNTS.forEach((count, index) => {
    test(`${count} on ${width}x${height} become ${cells[index]}`, () => {
      const { columns, tile } = gridOf(count, { width, height }, GAP);
      assert.is(`${columns}c ${tile.width}x${tile.height}`, cells[index]);
    });
  });

test('tiles never leave the stage nor touch each other, whatever the size', () => {
  for (let count = 1; count <= 16; count++)
    for (const [width, height] of [
      [1248, 704],
      [320, 500],
      [777, 333],
      [400, 1200],
    ] as const) {
      const { boxes } = gridOf(count, { width, height }, GAP);
      assert.is(boxes.length, count);
      for (const [index, box] of boxes.entries()) {
        assert.ok(box.x >= 0 && box.x + box.width <= width + 1);
        assert.ok(box.y >= 0 && box.y + box.height <= height + 1);
        for (const other of boxes.slice(index + 1))
          assert.ok(
            other.x >= box.x + box.width + GAP - 1 ||
              other.y >= box.y + box.height + GAP - 1 ||
              box.x >= other.x + other.width + GAP - 1,
          );
      }
    }
});

test('the last row stands in the middle', () => {
  const { boxes, tile } = gridOf(3, { width: 1248, height: 704 }, GAP);
  assert.is(boxes[2]?.x, Math.round((1248 - tile.width) / 2));
});

test('a picture is cut only while three quarters of it stay visible', () => {
  assert.is(fitOf(16 / 9, 4 / 3), 'fill');
  assert.is(fitOf(4 / 3, 16 / 9), 'fill');
  assert.is(fitOf(461 / 346, 640 / 360), 'fill');
  assert.is(fitOf(16 / 9, 9 / 16), 'whole');
  assert.is(fitOf(16 / 9, 1), 'whole');
  assert.is(fitOf(16 / 9, null), 'fill');
});

function people(others: number, extra: Partial<Record<string, number>> = {}): StageTile[] {
  const self: StageTile = {
    key: 'self',
    kind: 'self',
    pictureAspect: 16 / 9,
    priority: 0,
    pinned: false,
  };
  const rest = Array.from({ length: others }, (_, index): StageTile => {
    const key = `p${index + 1}`;
    const priority = extra[key] ?? 0;
    return { key, kind: 'other', pictureAspect: 16 / 9, priority, pinned: false };
  });
  return [self, ...rest];
}

const screen: StageTile = {
  key: 'screen',
  kind: 'screen',
  pictureAspect: 16 / 9,
  priority: 0,
  pinned: false,
};

function stageOf(
  tiles: StageTile[],
  width: number,
  height: number,
  more: Partial<StageInput> = {},
): StageInput {
  return {
    tiles,
    stage: { width, height },
    gap: GAP,
    mode: 'grid',
    speaker: null,
    ownPicture: 'automatic',
    corner: 'bottom-end',
    before: [],
    ...more,
  };
}

function pin(tiles: StageTile[], ...keys: string[]): StageTile[] {
  return tiles.map((tile) => ({ ...tile, pinned: keys.includes(tile.key) }));
}

/** "main: p1; strip: p2 self" */
function roles(input: StageInput): string {
  const { placed } = arrange(input);
  const order = ['grid', 'main', 'strip', 'floating'] as const;
  return order
    .map((role) => ({ role, keys: placed.filter((tile) => tile.role === role) }))
    .filter(({ keys }) => keys.length > 0)
    .map(({ role, keys }) => `${role}: ${keys.map(({ key }) => key).join(' ')}`)
    .join('; ');
}

test('alone, one stands beside the invitation with at most 58 % of the width', () => {
  const { placed, invitation } = arrange(stageOf(people(0), 1248, 704));
  assert.is(placed.length, 1);
  assert.ok((placed[0]?.width ?? 0) <= 1248 * 0.58);
  assert.ok((invitation?.x ?? 0) > (placed[0]?.x ?? 0) + (placed[0]?.width ?? 0));
  const rest = 1248 - (invitation?.x ?? 0) - (invitation?.width ?? 0);
  assert.ok(Math.abs(rest - (placed[0]?.x ?? 0)) <= 1, 'both stand in the middle');
  const narrow = arrange(stageOf(people(0), 760, 480));
  assert.ok((narrow.invitation?.x ?? 0) + (narrow.invitation?.width ?? 0) <= 760);
});

test('alone on a phone, the invitation stands below', () => {
  const { placed, invitation } = arrange(stageOf(people(0), 370, 712));
  assert.ok((invitation?.y ?? 0) >= (placed[0]?.height ?? 0));
});

test('of two on a wide stage the other fills and oneself floats in the corner', () => {
  const { placed } = arrange(stageOf(people(1), 1248, 704));
  assert.equal(placed[0], { key: 'p1', role: 'main', x: 0, y: 0, width: 1248, height: 704 });
  assert.equal(placed[1], {
    key: 'self',
    role: 'floating',
    x: 991,
    y: 536,
    width: 237,
    height: 148,
  });
});

test('of two on a phone both have a tile, oneself last', () => {
  const { placed } = arrange(stageOf(people(1), 370, 712));
  assert.equal(
    placed.map((tile) => [tile.key, tile.role]),
    [
      ['p1', 'grid'],
      ['self', 'grid'],
    ],
  );
});

test('from three on oneself is the last tile', () => {
  assert.equal(
    arrange(stageOf(people(3), 1248, 704)).placed.map((tile) => tile.key),
    ['p1', 'p2', 'p3', 'self'],
  );
});

/** Whether all six tiles stand upright when so many of the pictures do. */
function areUpright(uprights: number, width: number, height: number): boolean {
  const input = stageOf(people(5), width, height);
  const tiles = input.tiles.map((tile, at) =>
    Object.assign({}, tile, { pictureAspect: at < uprights ? 9 / 16 : 16 / 9 }),
  );
  return arrange({ ...input, tiles }).placed.every((tile) => tile.height > tile.width);
}

test('phones held upright stand upright on an upright stage, once half of the pictures are so', () => {
  assert.is(areUpright(3, 370, 712), true);
  assert.is(areUpright(2, 370, 712), false);
  assert.is(areUpright(6, 1248, 704), false, 'a wide stage has wide tiles');
});

test('what does not fit becomes one tile, and the wanted ones stay in their order', () => {
  const { placed, more, hidden } = arrange(stageOf(people(15, { p15: 5, p2: 4 }), 320, 320));
  assert.ok(more);
  assert.is(placed.length + hidden.length, 16);
  const shown = placed.map((tile) => tile.key);
  assert.ok(shown.indexOf('p2') >= 0 && shown.indexOf('p2') < shown.indexOf('p15'));
  for (const tile of placed) assert.ok(tile.width >= 136 && tile.height >= 96);
});

test('a very low stage shows the speaker alone', () => {
  const { placed, hidden } = arrange(stageOf(people(3), 320, 170, { speaker: 'p2' }));
  assert.equal(
    placed.map((tile) => tile.key),
    ['p2'],
  );
  assert.is(hidden.length, 3);
});

test('a low but wide strip shows one more', () => {
  const { placed } = arrange(stageOf(people(3, { p3: 9 }), 370, 120, { speaker: 'p2' }));
  assert.equal(
    placed.map((tile) => tile.key),
    ['p2', 'p3'],
  );
});

test('in speaker view the others stand in a strip at the end, on a phone below', () => {
  const wide = arrange(stageOf(people(4), 1248, 704, { mode: 'speaker', speaker: 'p3' }));
  assert.is(wide.placed[0]?.key, 'p3');
  assert.ok(wide.placed.slice(1).every((tile) => tile.x >= 1248 - 220));
  const narrow = arrange(
    stageOf(people(1).concat(people(4).slice(2)), 370, 712, { mode: 'speaker', speaker: 'p1' }),
  );
  assert.ok(narrow.placed.slice(1).every((tile) => tile.y === 712 - 96));
  assert.ok(narrow.more);
});

test('a shared screen is large in every view and everybody else in the strip', () => {
  const { placed } = arrange(stageOf([...people(2), screen], 1248, 704));
  assert.is(placed[0]?.key, 'screen');
  assert.equal(
    placed.slice(1).map((tile) => tile.role),
    ['strip', 'strip', 'strip'],
  );
});

test('who is pinned is large in every view, several side by side', () => {
  assert.is(roles(stageOf(pin(people(3), 'p2'), 1248, 704)), 'main: p2; strip: p1 p3 self');
  assert.is(roles(stageOf(pin(people(3), 'p3', 'p1'), 1248, 704)), 'main: p1 p3; strip: p2 self');
  assert.is(roles(stageOf(pin(people(2), 'p1', 'p2', 'self'), 370, 712)), 'main: p1 p2 self');
});

test('a pin goes before a screen, and a pinned screen beside it', () => {
  const tiles = [...people(2), screen];
  assert.is(roles(stageOf(pin(tiles, 'p1'), 1248, 704)), 'main: p1; strip: screen p2 self');
  assert.is(
    roles(stageOf(pin(tiles, 'p1', 'screen'), 1248, 704)),
    'main: screen p1; strip: p2 self',
  );
});

test('of two screens the first stays large, and the second heads the strip', () => {
  const tiles = [...people(1), screen, { ...screen, key: 'late' }];
  const more = { before: ['screen', 'p1'] };
  assert.is(roles(stageOf(tiles, 1248, 704, more)), 'main: screen; strip: late p1 self');
});

test('pins that do not fit side by side stay in the strip', () => {
  const crowd = people(9);
  const layout = arrange(stageOf(pin(crowd, ...crowd.map(({ key }) => key)), 370, 400));
  assert.is(layout.placed.length + layout.hidden.length, 10);
  assert.ok(layout.placed.some(({ role }) => role === 'main'));
});

test('the own picture is a tile, small in the corner, or away, as one likes', () => {
  const of = (others: number, ownPicture: StageInput['ownPicture']) =>
    roles(stageOf(people(others), 1248, 704, { ownPicture }));
  assert.is(of(1, 'tile'), 'grid: p1 self');
  assert.is(of(1, 'small'), 'main: p1; floating: self');
  assert.is(of(1, 'off'), 'main: p1');
  assert.is(of(3, 'small'), 'grid: p1 p2 p3; floating: self');
  assert.is(of(3, 'off'), 'grid: p1 p2 p3');
  assert.is(
    roles(stageOf(people(1), 370, 712, { ownPicture: 'small' })),
    'main: p1; floating: self',
  );
});

test('alone without an own picture, the invitation has the whole stage', () => {
  const { placed, invitation } = arrange(stageOf(people(0), 1248, 704, { ownPicture: 'off' }));
  assert.is(placed.length, 0);
  assert.equal(invitation, { x: 0, y: 0, width: 1248, height: 704 });
});

test('a floating picture stands in the chosen corner of the large tile, beside the strip', () => {
  const tiles = people(3);
  const at = (corner: StageInput['corner']) => {
    const more = { ownPicture: 'small', corner, mode: 'speaker', speaker: 'p1' } as const;
    return arrange(stageOf(tiles, 1248, 704, more)).placed.at(-1);
  };
  assert.equal([at('top-start')?.x, at('top-start')?.y], [20, 20]);
  assert.is(at('top-end')?.y, 20);
  assert.ok((at('top-end')?.x ?? 0) + 237 + 20 < 1248 - 200);
  assert.is(at('bottom-end')?.x, at('top-end')?.x);
});

test('when not all fit, a speaker takes the place of the one who goes', () => {
  const more = { ownPicture: 'off' } as const;
  const quiet = people(8, { p1: 9, p2: 8, p3: 7, p4: 6, p5: 5 });
  const before = arrange(stageOf(quiet, 320, 320, more)).placed.map(({ key }) => key);
  assert.equal(before, ['p1', 'p2', 'p3', 'p4', 'p5']);
  const later = people(8, { p8: 10, p1: 9, p3: 7, p4: 6, p5: 5 });
  const after = arrange(stageOf(later, 320, 320, { ...more, before }));
  assert.equal(
    after.placed.map(({ key }) => key),
    ['p1', 'p8', 'p3', 'p4', 'p5'],
  );
});

test('a stage without any size shows nothing and forgets nobody', () => {
  const { placed, hidden } = arrange(stageOf(people(2), 0, 0));
  assert.is(placed.length, 0);
  assert.is(hidden.length, 3);
});

test.run();
