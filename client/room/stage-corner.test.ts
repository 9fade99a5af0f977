// Tests of the floating own picture: size, corners, drags and keys.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { cornerAfterKey, floatingBox, nearestCorner } from './stage-corner.ts';
import type { Box } from './tile-grid.ts';
import { CORNERS } from './view-preferences.ts';

const test = suite('stage corner');
const STAGE = { width: 1248, height: 704 };
const WHOLE = { x: 0, y: 0, ...STAGE };

function inside(outer: Box, box: Box | null): boolean {
  return (
    box !== null &&
    box.x >= outer.x &&
    box.y >= outer.y &&
    box.x + box.width <= outer.x + outer.width &&
    box.y + box.height <= outer.y + outer.height
  );
}

test('it is 19 % of the stage wide, within limits, and never near the plate', () => {
  assert.is(floatingBox(STAGE, [WHOLE], 'bottom-end')?.width, 237);
  assert.is(floatingBox({ width: 2000, height: 900 }, [WHOLE], 'bottom-end')?.width, 260);
  const narrow = { x: 0, y: 0, width: 200, height: 150 };
  assert.is(floatingBox({ width: 400, height: 700 }, [narrow], 'bottom-end')?.width, 90);
  assert.is(floatingBox(STAGE, [], 'bottom-end'), null);
});

test('of a grid it lies on the outermost tile of its corner', () => {
  const tile = { width: 600, height: 340 };
  const [a, b, c] = [
    { x: 10, y: 0, ...tile },
    { x: 630, y: 0, ...tile },
    { x: 320, y: 360, ...tile },
  ];
  assert.ok(inside(a, floatingBox(STAGE, [a, b, c], 'top-start')));
  assert.ok(inside(b, floatingBox(STAGE, [a, b, c], 'top-end')));
  assert.ok(inside(c, floatingBox(STAGE, [a, b, c], 'bottom-end')));
});

test('a drag ends in the nearest corner, and never on the plate', () => {
  const box = { width: 237, height: 148 };
  assert.is(nearestCorner({ x: 30, y: 30, ...box }, STAGE), 'top-start');
  assert.is(nearestCorner({ x: 900, y: 30, ...box }, STAGE), 'top-end');
  assert.is(nearestCorner({ x: 900, y: 500, ...box }, STAGE), 'bottom-end');
  assert.is(nearestCorner({ x: 30, y: 500, ...box }, STAGE), 'bottom-end');
});

test('arrow keys reach every corner from every other', () => {
  const reached = new Set(['bottom-end']);
  for (const key of ['ArrowUp', 'ArrowLeft', 'ArrowRight', 'ArrowDown'])
    for (const corner of CORNERS) {
      const next = cornerAfterKey(corner, key);
      if (next !== null) reached.add(next);
    }
  assert.is(reached.size, 3);
  assert.is(cornerAfterKey('top-start', 'ArrowLeft'), null);
  assert.is(cornerAfterKey('top-start', 'Enter'), null);
});

test.run();
