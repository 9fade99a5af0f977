// Tests of the meeting's division at the widths that the design names.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { frameOf } from './frame.ts';

const test = suite('frame');

test('the bar has words from 1040 on, but not on a low screen', () => {
  assert.ok(frameOf({ width: 1040, height: 700 }).words);
  assert.not(frameOf({ width: 1039, height: 700 }).words);
  assert.not(frameOf({ width: 1280, height: 479 }).words);
});

test('a docked panel leaves the stage at least 480', () => {
  for (let width = 860; width < 2000; width += 20) {
    const { panel, panelWidth } = frameOf({ width, height: 700 });
    assert.is(panel, 'docked');
    assert.ok(width - panelWidth >= 480);
    assert.ok(panelWidth >= 320 && panelWidth <= 380);
  }
});

test('below 860 the panel lies over the stage, below 600 it is a sheet', () => {
  assert.is(frameOf({ width: 859, height: 700 }).panel, 'over');
  assert.is(frameOf({ width: 600, height: 700 }).panel, 'over');
  assert.is(frameOf({ width: 599, height: 700 }).panel, 'sheet');
});

test('a low screen has no head line', () => {
  assert.ok(frameOf({ width: 390, height: 700 }).headLine);
  assert.not(frameOf({ width: 390, height: 400 }).headLine);
});

test.run();
