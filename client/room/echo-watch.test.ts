// Whose device echoes: only after two windows that agree, and no longer than it lasts.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { createRandom } from '../../test/support/random.ts';
import { ECHO_WINDOW, OWN_PER_OTHER } from '../media/echo.ts';
import { createEchoWatch } from './echo-watch.ts';

const test = suite('echo-watch');

/** Words as loudness: never the same twice. */
function setUp(...ids: string[]) {
  const random = createRandom(3);
  const watch = createEchoWatch();
  const said: number[] = [];
  let loud = 0;
  return {
    watch,
    /** One window of talk; what comes back is the own voice so many steps ago, or somebody else (null). */
    talk(...delays: (number | null)[]) {
      for (let step = 0; step < ECHO_WINDOW * OWN_PER_OTHER; step += 1) {
        if (step % 4 === 0) loud = random() < 0.6 ? 0.4 + 0.4 * random() : 0.05;
        said.push(loud);
        watch.say(loud);
        if (step % OWN_PER_OTHER === 0) continue;
        for (const [at, id] of ids.entries()) {
          const delay = delays[at] ?? null;
          watch.hear(id, delay === null ? random() * 0.6 : (said.at(-1 - delay) ?? 0) * 0.6);
        }
      }
    },
    rest() {
      for (let step = 0; step < ECHO_WINDOW; step += 1) {
        watch.say(0);
        watch.say(0);
        for (const id of ids) watch.hear(id, 0);
      }
    },
  };
}

test('an echo is told after the second window, and taken back by the first without', () => {
  const { watch, talk, rest } = setUp('elke');
  talk(8);
  assert.equal(watch.echoing.value, []);
  talk(8);
  assert.equal(watch.echoing.value, ['elke']);
  rest();
  assert.equal(watch.echoing.value, ['elke'], 'silence says nothing');
  talk(null);
  talk(null);
  assert.equal(watch.echoing.value, []);
});

test('two delays are two accidents', () => {
  const { watch, talk } = setUp('elke');
  talk(6);
  talk(18);
  assert.equal(watch.echoing.value, []);
});

test('everybody is heard apart, and who leaves echoes no more', () => {
  const { watch, talk } = setUp('elke', 'bent');
  talk(10, null);
  talk(10, null);
  assert.equal(watch.echoing.value, ['elke']);
  watch.forget('elke');
  assert.equal(watch.echoing.value, []);
});

test.run();
