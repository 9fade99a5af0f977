// Entries of the bar that may not be used say why when they are pressed.
import { signal } from '@preact/signals';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import type { BarEntry } from '../slots.ts';
import { heldBack } from './held-back.ts';

const test = suite('held back');

test('a press says the reason and nothing opens, until there is none any more', () => {
  const reason = signal<string | null>('Not now.');
  const heard: string[] = [];
  const entry: BarEntry = {
    id: 'react',
    order: 1,
    group: 'stage',
    label: () => 'React',
    word: () => 'React',
    icon: () => [],
    reason: () => reason.value,
    press: () => heard.push('pressed'),
    popover: () => null,
  };
  const say = (sentence: string) => heard.push(sentence);
  const held = heldBack(entry, say);
  held.press();
  assert.is(held.popover, undefined);
  reason.value = null;
  heldBack(entry, say).press();
  assert.equal(heard, ['Not now.', 'pressed']);
  assert.is(heldBack(entry, say), entry);
});

test.run();
