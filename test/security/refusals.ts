// What a member refuses, as cases that run in Node and in every browser: each ends with honest words
// that still pass, which also proves that everything before them was looked at.
import { concatBytes, randomBytes, type Bytes } from '../../client/kit/bytes.ts';
import { sealHello } from '../../client/signaling/hello.ts';
import { deriveMeetingKeys } from '../../client/signaling/meeting-keys.ts';
import type { Identity } from '../../client/signaling/identity.ts';
import { check } from './check.ts';
import { createEvilRoom, type EvilRoom, type Member } from './evil-room.ts';

export interface Refusal {
  name: string;
  run(): Promise<void>;
}

/** Anna and Ben are honest, Mallory is a member too and does as she likes. */
interface Scene {
  room: EvilRoom;
  anna: Member;
  ben: Member;
  mallory: Member;
}

const list: Refusal[] = [];
export const refusals: readonly Refusal[] = list;

function refusal(name: string, play: (scene: Scene) => Promise<void>) {
  list.push({
    name,
    async run() {
      const room = await createEvilRoom();
      const [anna, ben, mallory] = await Promise.all([room.join(), room.join(), room.join()]);
      await Promise.all([room.meet(anna, ben), room.meet(ben, mallory), room.meet(anna, mallory)]);
      await play({ room, anna, ben, mallory });
      room.end();
    },
  });
}

let words = 0;

/** Honest words pass both ways; everything that came before has been looked at by then. */
async function honest(one: Member, other: Member) {
  for (const [from, to] of [
    [one, other],
    [other, one],
  ] as const) {
    words += 1;
    const word = `w${String(words).padStart(5, '0')}`;
    const heard = to.heard(from, word);
    await from.say(to, word);
    await heard;
  }
}

/** Ben gets this from this number; it must be refused, counted, and change nothing. */
async function refusedByBen(
  { room, anna, ben }: Scene,
  from: number,
  bodies: readonly Uint8Array[],
) {
  const accepted = ben.accepted.length;
  const refused = ben.refused('unreadable');
  for (const body of bodies) room.forge(ben, from, body);
  await honest(anna, ben);
  check(ben.accepted.length === accepted + 1, 'something forged was accepted');
  check(
    ben.refused('unreadable') === refused + bodies.length,
    `${ben.refused('unreadable') - refused} of ${bodies.length} refusals were counted`,
  );
}

function flipped(body: Bytes, at: number): Bytes {
  const copy = body.slice();
  copy[at] = (copy[at] ?? 0) ^ 1;
  return copy;
}

/** The public half with which Anna introduces herself, for others to repeat. */
function helloOf({ publicKey, fingerprint }: Pick<Identity, 'publicKey' | 'fingerprint'>) {
  const claims = { asks: true, capabilities: [], build: 'test' };
  return { publicKey, fingerprint, ...claims };
}

refusal('a message that comes a second time', async (scene) => {
  const { room, anna, ben } = scene;
  await anna.say(ben, 'second');
  await ben.heard(anna, 'second');
  const body = room.lastFrame(anna, ben);
  await refusedByBen(scene, anna.number, [body, body]);
});

refusal('an older message after a newer one', async (scene) => {
  const { room, anna, ben } = scene;
  await anna.say(ben, 'older1');
  const older = room.lastFrame(anna, ben);
  await anna.say(ben, 'newer1');
  await ben.heard(anna, 'newer1');
  await refusedByBen(scene, anna.number, [older]);
});

refusal('a message with any one bit changed', async (scene) => {
  const { room, anna, ben } = scene;
  await anna.say(ben, 'change');
  await ben.heard(anna, 'change');
  const body = room.lastFrame(anna, ben);
  const places = [0, 7, 8, 9, 40, body.length - 17, body.length - 16, body.length - 1];
  await refusedByBen(
    scene,
    anna.number,
    places.map((at) => flipped(body, at)),
  );
});

refusal('a message under a counter that was raised', async (scene) => {
  const { room, anna, ben } = scene;
  await anna.say(ben, 'raised');
  await ben.heard(anna, 'raised');
  const body = room.lastFrame(anna, ben);
  const raised = body.slice();
  new DataView(raised.buffer).setBigUint64(0, 2n ** 63n);
  await refusedByBen(scene, anna.number, [raised]);
});

refusal('a message that was cut or lengthened', async (scene) => {
  const { room, anna, ben } = scene;
  await anna.say(ben, 'length');
  await ben.heard(anna, 'length');
  const body = room.lastFrame(anna, ben);
  await refusedByBen(scene, anna.number, [
    body.subarray(0, body.length - 1),
    body.subarray(0, 8),
    body.subarray(0, 0),
    concatBytes(body, Uint8Array.of(0)),
  ]);
});

refusal("one's own message thrown back", async (scene) => {
  const { room, anna, ben } = scene;
  await ben.say(anna, 'mirror');
  await anna.heard(ben, 'mirror');
  await refusedByBen(scene, anna.number, [room.lastFrame(ben, anna)]);
});

refusal('a message of Mallory under the number of Anna', async (scene) => {
  const { room, ben, mallory } = scene;
  await mallory.say(ben, 'forged');
  await ben.heard(mallory, 'forged');
  // And a fresh one that only the relay has seen yet.
  const known = room.lastFrame(mallory, ben);
  await refusedByBen(scene, scene.anna.number, [known]);
});

refusal('a message for somebody else', async (scene) => {
  const { room, anna, mallory } = scene;
  await anna.say(mallory, 'others');
  await mallory.heard(anna, 'others');
  await refusedByBen(scene, anna.number, [room.lastFrame(anna, mallory)]);
});

refusal("Mallory's hello with Anna's key: she can say nothing as Anna", async (scene) => {
  const { room, anna, ben, mallory } = scene;
  room.forge(ben, mallory.number, await sealHello(helloOf(anna.identity), room.keys));
  await honest(anna, ben);
  const accepted = ben.accepted.length;
  await mallory.say(ben, 'asanna');
  await honest(anna, ben);
  check(
    ben.accepted.slice(accepted).every(({ peerId }) => peerId === anna.identity.id),
    'Ben accepted something of Mallory under the name of Anna',
  );
  check(
    !ben.accepted.some(({ message }) => message.type === 'restart' && message.attempt === 'asanna'),
    'her own words do not pass under a number with which she claims to be another',
  );
});

refusal(
  "Mallory's hello with Anna's key: what is for Anna does not go to Mallory",
  async (scene) => {
    const { room, anna, ben } = scene;
    // A number of Mallory's that Ben has not spoken to yet.
    const number = room.freeNumber();
    room.forge(ben, number, await sealHello(helloOf(anna.identity), room.keys));
    await room.spoke(ben, number);
    // What Ben answered to that number has left before these words do.
    await honest(anna, ben);
    const before = room.frames.length;
    await ben.say(anna, 'direct');
    await anna.heard(ben, 'direct');
    const sent = room.frames.slice(before).filter(({ from }) => from === ben.number);
    check(sent.length === 1 && sent[0]?.to === anna.number, 'the way to Anna was diverted');
  },
);

refusal(
  "Anna's way taken while she was away: it is hers again with her first word",
  async (scene) => {
    const { room, anna, ben, mallory } = scene;
    room.sayLeft(ben, anna.number);
    room.forge(ben, mallory.number, await sealHello(helloOf(anna.identity), room.keys));
    const understood = mallory.accepted.length;
    // She says hello again, as after each reconnection.
    room.forge(ben, anna.number, await sealHello(helloOf(anna.identity), room.keys));
    await honest(anna, ben);
    const before = room.frames.length;
    await ben.say(anna, 'mine00');
    await anna.heard(ben, 'mine00');
    const sent = room.frames.slice(before).filter(({ from }) => from === ben.number);
    check(
      sent.every(({ to }) => to === anna.number),
      'the way to Anna is still diverted',
    );
    await honest(ben, anna);
    check(mallory.accepted.length === understood, 'Mallory understood what was for Anna');
  },
);

refusal("a hello with Anna's key and another fingerprint: it is somebody else", async (scene) => {
  const { room, anna, ben } = scene;
  const number = room.freeNumber();
  const introduced: string[] = [];
  ben.signaling.on('hello', ({ peerId }) => introduced.push(peerId));
  const { publicKey } = anna.identity;
  room.forge(
    ben,
    number,
    await sealHello(helloOf({ publicKey, fingerprint: randomBytes(32) }), room.keys),
  );
  await honest(anna, ben);
  check(introduced.length === 1, 'the stranger was introduced');
  check(introduced[0] !== anna.identity.id, 'a foreign fingerprint goes under the id of Anna');
});

refusal('a hello of a room with another secret', async (scene) => {
  const { anna, room } = scene;
  const keys = await deriveMeetingKeys({ secret: randomBytes(16), hostHash: randomBytes(16) });
  const foreign = await sealHello(helloOf(anna.identity), { ...keys, room: room.keys.room });
  await refusedByBen(scene, room.freeNumber(), [foreign]);
});

refusal('a hello sealed for another room with the same key', async (scene) => {
  const { anna, room } = scene;
  const foreign = await sealHello(helloOf(anna.identity), { ...room.keys, room: randomBytes(16) });
  await refusedByBen(scene, room.freeNumber(), [foreign]);
});

refusal('a hello with any one bit changed', async (scene) => {
  const { anna, room } = scene;
  const hello = await sealHello(helloOf(anna.identity), room.keys);
  const places = [0, 11, 12, 100, hello.length - 1];
  await refusedByBen(
    scene,
    room.freeNumber(),
    places.map((at) => flipped(hello, at)),
  );
});

refusal(
  'a member with another secret, who neither understands nor is understood',
  async (scene) => {
    const { room, anna, ben } = scene;
    const other = await deriveMeetingKeys({ secret: randomBytes(16), hostHash: randomBytes(16) });
    const introduced: string[] = [];
    ben.signaling.on('hello', ({ peerId }) => introduced.push(peerId));
    const stranger = await room.join({ keys: other });
    await honest(anna, ben);
    check(introduced.length === 0, 'the stranger was introduced');
    check(ben.refused('unreadable') > 0, 'its hello was counted');
    check(stranger.accepted.length === 0, 'the stranger understood something');
  },
);

refusal('a public key of low order', async ({ room, anna, ben }) => {
  const hello = helloOf({ publicKey: new Uint8Array(32), fingerprint: randomBytes(32) });
  room.forge(ben, room.freeNumber(), await sealHello(hello, room.keys));
  await honest(anna, ben);
  check(ben.refused('bad-key') === 1, 'it was not counted');
});

refusal('more identities than any room holds', async ({ room, anna, ben }) => {
  for (let count = 0; count < 70; count += 1) {
    const hello = helloOf({ publicKey: randomBytes(32), fingerprint: randomBytes(32) });
    room.forge(ben, room.freeNumber(), await sealHello(hello, room.keys));
  }
  await honest(anna, ben);
  check(ben.refused('too-many-peers') > 0, 'all were taken in');
});

refusal('old messages of a peer that was forgotten', async (scene) => {
  const { room, anna, ben } = scene;
  const old = room.frames
    .filter(({ from, to }) => from === anna.number && (to === ben.number || to === 0))
    .map(({ body }) => body);
  ben.signaling.forget(anna.identity.id);
  const accepted = ben.accepted.length;
  const number = room.freeNumber();
  for (const body of old) room.forge(ben, number, body);
  room.forge(ben, anna.number, await sealHello(helloOf(anna.identity), room.keys));
  await honest(anna, ben);
  const again = ben.accepted.slice(accepted).filter(({ message }) => message.type === 'restart');
  check(again.length === 1, `${again.length - 1} old messages were accepted again`);
});

refusal('to use a nonce twice, even for a peer that was forgotten', async ({ room, anna, ben }) => {
  ben.signaling.forget(anna.identity.id);
  room.forge(ben, anna.number, await sealHello(helloOf(anna.identity), room.keys));
  await honest(anna, ben);
  await honest(anna, ben);
  const counters = room.frames
    .filter(({ from, to, body }) => from === ben.number && to === anna.number && body[0] === 0)
    .map(({ body }) => new DataView(body.buffer, body.byteOffset).getBigUint64(0))
    .filter((counter) => counter < 1000n);
  check(counters.length > 2, 'the counters were found');
  check(new Set(counters).size === counters.length, 'a counter was used twice');
});
