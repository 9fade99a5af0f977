// When people read that the planned time is nearly over, and over.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { tellOfEnd } from './embedding-end.ts';

const test = suite('planned end');

test('who is late hears what is left, and everybody the end', async () => {
  const said: string[] = [];
  await new Promise<void>((resolve) => {
    tellOfEnd(Date.now() + 60, (text) => {
      said.push(text);
      if (said.length === 2) resolve();
    });
  });
  assert.match(said[0] ?? '', /eine Minute|one more minute/);
  assert.match(said[1] ?? '', /um\.|over\./);
});

test('an end that is over, or years away, is not told', () => {
  tellOfEnd(Date.now() - 1, assert.unreachable)();
  tellOfEnd(Date.now() + 2 ** 40, assert.unreachable)();
});

test.run();
