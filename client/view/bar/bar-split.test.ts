// Tests of what gives way when the bar becomes narrow.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { splitBar } from './bar-split.ts';

const test = suite('bar split');

const ENTRIES = [
  { id: 'people', order: 50, minWidth: 360 },
  { id: 'hand', order: 20, minWidth: 360 },
  { id: 'share', order: 10, minWidth: 600 },
  { id: 'react', order: 30 },
  { id: 'chat', order: 40, minWidth: 0 },
  { id: 'invite', order: 60 },
];
const ids = (list: readonly { id: string }[]) => list.map(({ id }) => id).join(' ');

const TABLE = [
  { width: 1280, inBar: 'share hand react chat people invite', inMore: '' },
  { width: 1040, inBar: 'share hand react chat people invite', inMore: '' },
  { width: 1039, inBar: 'share hand chat people', inMore: 'react invite' },
  { width: 599, inBar: 'hand chat people', inMore: 'share react invite' },
  { width: 359, inBar: 'chat', inMore: 'share hand react people invite' },
];

for (const { width, inBar, inMore } of TABLE)
  test(`at ${width} the bar holds ${inBar}`, () => {
    const split = splitBar(ENTRIES, width);
    assert.is(ids(split.inBar), inBar);
    assert.is(ids(split.inMore), inMore);
  });

test.run();
