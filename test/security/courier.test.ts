// What somebody who carries the signals of others cannot do: write them, change them, repeat them.
import { setMaxListeners } from 'node:events';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { toBase64url } from '../../shared/base64url.ts';
import { randomBytes, type Bytes } from '../../client/kit/bytes.ts';
import { createEvilRoom, type EvilRoom, type Member } from './evil-room.ts';

setMaxListeners(50);

const test = suite('security: signals by others');

interface Scene {
  room: EvilRoom;
  anna: Member;
  ben: Member;
  mallory: Member;
  /** Mallory says that this is from Anna; it must be refused, counted, and change nothing. */
  refuses(...carried: Bytes[]): Promise<void>;
}

function scene(name: string, play: (scene: Scene) => Promise<void>) {
  test(name, async () => {
    const room = await createEvilRoom();
    const [anna, ben, mallory] = await Promise.all([room.join(), room.join(), room.join()]);
    await Promise.all([room.meet(anna, ben), room.meet(ben, mallory), room.meet(anna, mallory)]);
    async function refuses(...carried: Bytes[]) {
      const [accepted, refused] = [ben.accepted.length, ben.refused('unreadable')];
      for (const sealed of carried) {
        const message = { from: anna.identity.id, sealed: toBase64url(sealed) };
        await mallory.signaling.send(ben.identity.id, { type: 'carried', ...message });
      }
      await mallory.say(ben, 'honest');
      await ben.heard(mallory, 'honest');
      assert.is(ben.accepted.length, accepted + 1);
      assert.is(ben.refused('unreadable'), refused + carried.length);
    }
    await play({ room, anna, ben, mallory, refuses });
    room.end();
  });
}

scene('it cannot invent one', async ({ refuses }) => {
  await refuses(randomBytes(300), randomBytes(8), new Uint8Array(1));
});

scene('it cannot change or repeat one', async ({ room, anna, ben, refuses }) => {
  await anna.say(ben, 'change');
  await ben.heard(anna, 'change');
  const body = room.lastFrame(anna, ben);
  const changed = body.slice();
  changed[40] = (changed[40] ?? 0) ^ 1;
  await refuses(body, changed);
});

scene('it cannot pass on what was sealed for itself', async ({ room, anna, mallory, refuses }) => {
  await anna.say(mallory, 'for-me');
  await mallory.heard(anna, 'for-me');
  await refuses(room.lastFrame(anna, mallory));
});

scene('it hands over to those alone who are connected with it', async ({ room, ...people }) => {
  const { anna, ben, mallory } = people;
  const before = room.frames.filter(({ from, to }) => from === ben.number && to === anna.number);
  const sealed = toBase64url(randomBytes(300));
  await mallory.signaling.send(ben.identity.id, { type: 'carry', to: anna.identity.id, sealed });
  await mallory.say(ben, 'honest');
  await ben.heard(mallory, 'honest');
  const after = room.frames.filter(({ from, to }) => from === ben.number && to === anna.number);
  assert.is(after.length, before.length, 'the relay is never asked to carry for others');
  const overChannel: Bytes[] = [];
  ben.signaling.bindChannel(anna.identity.id, (bytes) => overChannel.push(bytes) > 0);
  for (let count = 0; count < 100; count += 1) {
    await mallory.signaling.send(ben.identity.id, { type: 'carry', to: anna.identity.id, sealed });
  }
  await mallory.say(ben, 'second');
  await ben.heard(mallory, 'second');
  // Sealing is asynchronous; what is said last goes last.
  await ben.signaling.send(anna.identity.id, { type: 'here' });
  assert.ok(overChannel.length > 30 && overChannel.length < 90, `${overChannel.length} of 100`);
});

scene('nothing is carried twice: a wrapped request is dropped', async ({ anna, ben, mallory }) => {
  const captured: Bytes[] = [];
  anna.signaling.bindChannel(ben.identity.id, (bytes) => captured.push(bytes) > 0);
  const sealed = toBase64url(randomBytes(300));
  await anna.signaling.send(ben.identity.id, { type: 'carry', to: mallory.identity.id, sealed });
  const [inner] = captured;
  if (inner === undefined) throw new Error('nothing was sealed');
  const overChannel: Bytes[] = [];
  ben.signaling.bindChannel(mallory.identity.id, (bytes) => overChannel.push(bytes) > 0);
  const carried = { from: anna.identity.id, sealed: toBase64url(inner) };
  const refused = ben.refused('nonsense');
  await mallory.signaling.send(ben.identity.id, { type: 'carried', ...carried });
  await mallory.say(ben, 'honest');
  await ben.heard(mallory, 'honest');
  assert.is(ben.refused('nonsense'), refused + 1);
  assert.equal(overChannel, []);
});

test.run();
