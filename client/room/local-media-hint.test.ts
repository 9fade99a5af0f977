// Tests of the sharer's choice between sharp text and smooth motion.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { createFakeMedia, fakeDevice } from '../../test/support/fake-media.ts';
import { createStore } from '../kit/store.ts';
import { createLocalMedia } from './local-media-create.ts';

const test = suite('screen hint');

/** Remembers nothing. */
const store = createStore('test', {
  get: async () => undefined,
  set: async () => {},
  remove: async () => {},
});

async function share(
  media: ReturnType<typeof createLocalMedia>,
  fake: ReturnType<typeof createFakeMedia>,
) {
  const on = media.screen.turnOn();
  const track = (await fake.nextRequest()).grant(fakeDevice('videoinput', 'screen'));
  await on;
  return track;
}

test('the choice holds for the running share and for the next one', async () => {
  const fake = createFakeMedia([fakeDevice('videoinput', 'camera')]);
  const lifetime = new AbortController();
  const media = createLocalMedia({ ports: fake.ports, store }, lifetime.signal);
  assert.is(media.screen.hint.value, 'text');
  const first = await share(media, fake);
  assert.is(first.contentHint, 'detail');
  media.screen.setHint('motion');
  assert.is(first.contentHint, 'motion');
  media.screen.turnOff();
  const second = await share(media, fake);
  assert.is(second.contentHint, 'motion');
  lifetime.abort();
});

test.run();
