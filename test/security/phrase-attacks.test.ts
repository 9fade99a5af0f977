// The verification phrase against somebody in between, and against members who cheat.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { toBase64url } from '../../shared/base64url.ts';
import { randomBytes } from '../../client/kit/bytes.ts';
import type { PairMessage } from '../../client/signaling/messages.ts';
import { UNASKED_CHECKS } from '../../client/signaling/phrase-check.ts';
import { commitmentOf, sortedView, viewDigest } from '../../client/signaling/phrase.ts';
import { circleOf, createCircle, type Checker, type Circle } from '../support/check-circle.ts';

const test = suite('security: phrase under attack');
type Commit = Extract<PairMessage, { type: 'sas-commit' }>;
type Reveal = Extract<PairMessage, { type: 'sas-reveal' }>;

async function three(seed = 1): Promise<[Circle, Checker, Checker, Checker]> {
  const circle = await circleOf(3, { seed });
  const [anna, bent, mallory] = circle.members;
  if (!anna || !bent || !mallory) throw new Error('three were wanted');
  return [circle, anna, bent, mallory];
}

/**
 * A relay that knows K and stands between all: each victim has a world of its own, in which all others
 * are its doubles. It can do no better than to play their parts by the rules.
 */
async function worlds(victims: number, seed: number) {
  const room = randomBytes(16);
  const all = [];
  for (let world = 0; world < victims; world += 1) {
    const circle = createCircle({ seed: seed * 10 + world, room });
    for (let member = 0; member < victims; member += 1) await circle.join();
    await circle.run(200);
    const victim = circle.members[world];
    if (victim === undefined) throw new Error('nobody to attack');
    all.push({ circle, victim });
  }
  return all;
}

for (const victims of [2, 3, 5]) {
  test(`${victims} members with somebody in between see different phrases, every time`, async () => {
    for (let seed = 1; seed <= 50; seed += 1) {
      const attacked = await worlds(victims, seed);
      for (const { circle, victim } of attacked) {
        victim.start();
        await circle.run(1_000);
        circle.end();
      }
      const phrases = attacked.map(({ victim }) => victim.phrase());
      assert.ok(phrases.every((phrase) => phrase !== null));
      assert.is(new Set(phrases).size, victims, `seed ${seed}`);
    }
  });
}

test('passing on the commitment and the nonce of another world is found out', async () => {
  const [here, there] = await worlds(2, 1);
  if (!here || !there) throw new Error('two worlds were wanted');
  there.victim.start();
  await there.circle.run(1_000);
  const said = there.circle.sent.filter(({ from }) => from === there.victim);
  const commit = said.find(({ message }) => message.type === 'sas-commit')?.message as Commit;
  const reveal = said.find(({ message }) => message.type === 'sas-reveal')?.message as Reveal;
  const double = here.circle.members.find((member) => member !== here.victim);
  if (!double) throw new Error('no double');
  here.circle.tap((message, from) => (from === double && !isPassedOn(message) ? null : message));
  const members = here.circle.members.map(({ id }) => id).toSorted();
  const isPassedOn = (message: PairMessage) =>
    ('nonce' in message && message.nonce === reveal.nonce) ||
    ('commitment' in message && message.commitment === commit.commitment);
  double.say(here.victim, { ...commit, members });
  await here.circle.run(200);
  double.say(here.victim, reveal);
  await here.circle.run(200);
  assert.is(here.victim.fault(), 'mismatch');
});

test('between two of three it shows at once: they do not see the same people', async () => {
  const circle = await circleOf(5);
  const [anna, bent, cora, annaDouble, bentDouble] = circle.members;
  if (!anna || !bent || !cora || !annaDouble || !bentDouble) throw new Error('five were wanted');
  for (const [one, other] of [
    [anna, bent],
    [anna, annaDouble],
    [cora, annaDouble],
    [bent, bentDouble],
    [cora, bentDouble],
    [annaDouble, bentDouble],
  ] as const) {
    circle.part(one, other);
  }
  await circle.run(100);
  anna.start();
  await circle.run(5_000);
  assert.is(anna.fault(), 'stranger');
  assert.is(cora.fault(), 'stranger');
  assert.is(bent.phrase(), null);
  circle.end();
});

test('another nonce than the one committed to ends the check for all, with a warning', async () => {
  const [circle, anna, bent, mallory] = await three();
  circle.tap((message, from) =>
    from === mallory && message.type === 'sas-reveal'
      ? { ...message, nonce: toBase64url(randomBytes(16)) }
      : message,
  );
  anna.start();
  await circle.run(1_000);
  for (const member of [anna, bent]) assert.is(member.fault(), 'mismatch');
  circle.end();
});

test('another nonce for one of them alone: the others are warned by that one', async () => {
  const [circle, anna, bent, mallory] = await three();
  circle.tap((message, from, to) =>
    from === mallory && to === anna && message.type === 'sas-reveal'
      ? { ...message, nonce: toBase64url(randomBytes(16)) }
      : message,
  );
  bent.start();
  await circle.run(1_000);
  for (const member of [anna, bent]) assert.is(member.fault(), 'mismatch');
  circle.end();
});

test('a commitment in the name of another is none', async () => {
  const [circle, anna, bent, mallory] = await three();
  // Mallory repeats what Anna commits to, and later Anna's nonce.
  const heard = new Map<string, string>();
  circle.tap((message, from, to) => {
    if (from === anna && to === mallory) {
      if (message.type === 'sas-commit') heard.set('commitment', message.commitment);
      if (message.type === 'sas-reveal') heard.set('nonce', message.nonce);
    }
    if (from !== mallory) return message;
    if (message.type === 'sas-commit')
      return { ...message, commitment: heard.get('commitment') ?? '' };
    return message.type === 'sas-reveal'
      ? { ...message, nonce: heard.get('nonce') ?? '' }
      : message;
  });
  anna.start();
  await circle.run(1_000);
  for (const member of [anna, bent]) assert.is(member.fault(), 'mismatch');
  circle.end();
});

test('a nonce without a commitment ends the check', async () => {
  const [circle, anna, , mallory] = await three();
  circle.tap((message, from) => (from === mallory && 'commitment' in message ? null : message));
  anna.start();
  await circle.run(1_000);
  assert.is(anna.fault(), 'mismatch');
  circle.end();
});

test('a second commitment ends the check', async () => {
  const [circle, anna, , mallory] = await three();
  circle.tap((message, from) => {
    if (from === mallory && message.type === 'sas-commit') {
      circle.tap(null);
      mallory.say(anna, { ...message, commitment: toBase64url(randomBytes(32)) });
    }
    return message;
  });
  anna.start();
  await circle.run(1_000);
  assert.is(anna.fault(), 'mismatch');
  circle.end();
});

test('a commitment that names other members under the same check ends it', async () => {
  const [circle, anna, bent, mallory] = await three();
  circle.tap((message, from) =>
    from === mallory && message.type === 'sas-commit'
      ? { ...message, members: message.members.filter((id) => id !== bent.id) }
      : message,
  );
  anna.start();
  await circle.run(1_000);
  assert.is(anna.fault(), 'mismatch');
  circle.end();
});

test('a list of members without us, without its sender, in disorder or with doubles begins nothing', async () => {
  const [circle, anna, bent, mallory] = await three();
  const check = toBase64url(randomBytes(16));
  const room = toBase64url(randomBytes(16));
  const commitment = toBase64url(randomBytes(32));
  const all = [anna.id, bent.id, mallory.id].toSorted();
  for (const members of [
    [],
    all.filter((id) => id !== anna.id),
    all.filter((id) => id !== mallory.id),
    all.toReversed(),
    all.flatMap((id) => [id, id]),
  ]) {
    mallory.say(anna, { type: 'sas-commit', check, members, room, commitment });
  }
  await circle.run(1_000);
  assert.equal(anna.states, []);
  circle.end();
});

test('what belongs to a check that is over changes nothing', async () => {
  const [circle, anna, bent, mallory] = await three();
  anna.start();
  await circle.run(1_000);
  const phrase = anna.phrase();
  const old = circle.sent.filter(({ from, to }) => from === mallory && to === anna);
  assert.is(old.length, 2);
  for (const { message } of old) mallory.say(anna, message);
  mallory.say(anna, { ...(old[0]?.message as Commit), commitment: toBase64url(randomBytes(32)) });
  mallory.say(anna, { ...(old[1]?.message as Reveal), nonce: toBase64url(randomBytes(16)) });
  await circle.run(1_000);
  assert.is(anna.phrase(), phrase);
  bent.start();
  await circle.run(1_000);
  const next = anna.phrase();
  assert.is.not(next, phrase);
  for (const { message } of old) mallory.say(anna, message);
  await circle.run(1_000);
  assert.is(anna.phrase(), next);
  circle.end();
});

test('who keeps its nonce to itself gets no phrase for anybody, and few tries', async () => {
  const [circle, anna, bent, mallory] = await three();
  circle.tap((message, from) => (from === mallory && 'nonce' in message ? null : message));
  let told = 0;
  for (let attempt = 0; attempt < UNASKED_CHECKS + 3; attempt += 1) {
    const before = circle.sent.length;
    mallory.start();
    await circle.run(13_000);
    assert.is(anna.phrase(), null);
    assert.is(bent.phrase(), null);
    const said = circle.sent.slice(before).filter(({ from }) => from === anna);
    if (said.some(({ message }) => message.type === 'sas-reveal')) told += 1;
  }
  // Two minutes have passed, which is one more.
  assert.ok(told <= UNASKED_CHECKS + 1, `${told} nonces were told`);
  circle.end();
});

test('whoever hears our nonce and then calls for another check does not try for ever', async () => {
  const circle = await circleOf(2);
  const [anna, mallory] = circle.members;
  if (!anna || !mallory) throw new Error('two were wanted');
  const members = [anna.id, mallory.id].toSorted();
  let told = 0;
  circle.tap((message, from) => {
    if (from === mallory) return isCheat(message) ? message : null;
    if (message.type === 'sas-reveal') {
      told += 1;
      mallory.say(anna, cheat());
    }
    // Mallory's own client does not hear of it; she answers herself.
    if (message.type === 'sas-commit' && told === 0) {
      mallory.say(anna, { ...message, commitment: CHEAT });
    }
    return null;
  });
  const CHEAT = 'C'.repeat(42) + 'A';
  const isCheat = (message: PairMessage) => 'commitment' in message && message.commitment === CHEAT;
  const cheat = (): PairMessage => ({
    type: 'sas-commit',
    check: toBase64url(randomBytes(16)),
    members,
    room: 'r'.repeat(21) + 'A',
    commitment: CHEAT,
  });
  anna.start();
  await circle.run(20_000);
  assert.ok(told > 0);
  assert.ok(told <= UNASKED_CHECKS + 1, `${told} nonces were told`);
  circle.end();
});

test('whoever waits for all nonces before its own meets a phrase that it cannot choose', async () => {
  // With both nonces free the last to speak could try until the phrase is the wanted one.
  const [circle, anna, , mallory] = await three();
  const view = sortedView(circle.members.map(({ identity }) => identity));
  const digest = await viewDigest(view);
  const nonces = [randomBytes(16), randomBytes(16)];
  const [committed, better] = nonces;
  if (!committed || !better) throw new Error('two nonces were wanted');
  const commitment = toBase64url(await commitmentOf(mallory.identity, committed, digest));
  for (const [nonce, fault] of [
    [committed, null],
    [better, 'mismatch'],
  ] as const) {
    circle.tap((message, from) => {
      if (from !== mallory) return message;
      if (message.type === 'sas-commit') return { ...message, commitment };
      return message.type === 'sas-reveal' ? { ...message, nonce: toBase64url(nonce) } : message;
    });
    anna.start();
    await circle.run(1_000);
    assert.is(anna.fault(), fault);
  }
  circle.end();
});

test('somebody who waits outside gets no answer and disturbs no check', async () => {
  const [circle, anna, bent, mallory] = await three();
  circle.keepOut(mallory);
  await circle.run(100);
  anna.start();
  await circle.run(10);
  mallory.start();
  const members = [anna.id, bent.id, mallory.id].toSorted();
  const check = '0'.repeat(22);
  mallory.say(anna, {
    type: 'sas-commit',
    check,
    members,
    room: check,
    commitment: 'A'.repeat(43),
  });
  await circle.run(1_000);
  assert.ok(anna.phrase());
  assert.is(anna.phrase(), bent.phrase());
  assert.ok(circle.sent.every(({ from, to }) => from === mallory || to !== mallory));
  circle.end();
});

test('whoever is let in while its check arrives takes part in it', async () => {
  const [circle, anna, bent, cora] = await three();
  circle.keepOut(cora);
  await circle.run(100);
  cora.start([anna, bent]);
  await circle.run(100);
  circle.letIn(cora);
  await circle.run(1_000);
  assert.ok(anna.phrase());
  assert.is(anna.phrase(), cora.phrase());
  circle.end();
});

for (const stays of [true, false]) {
  const who = stays ? 'those who must stay outside' : 'those who went before they were let in';
  test(`${who} take no place of somebody who is let in while the check arrives`, async () => {
    const [circle, anna, bent, cora] = await three();
    for (let count = 0; count < 64; count += 1) {
      const stranger = await circle.join();
      await circle.run(70);
      if (stays) circle.bar(stranger);
      else circle.keepOut(stranger);
      stranger.say(anna, {
        type: 'sas-commit',
        check: String(count).padStart(22, 'c'),
        members: [anna.id, stranger.id].toSorted(),
        room: 'r'.repeat(22),
        commitment: 'm'.repeat(43),
      });
      await circle.run(70);
      circle.leave(stranger);
    }
    circle.keepOut(cora);
    await circle.run(100);
    cora.start([anna, bent]);
    await circle.run(100);
    circle.letIn(cora);
    await circle.run(1_000);
    assert.ok(anna.phrase());
    assert.is(anna.phrase(), cora.phrase());
    circle.end();
  });
}

test('who is no member of a check cannot end it', async () => {
  const [circle, anna, bent, mallory] = await three();
  circle.tap((message, from) => (from === mallory && message.type !== 'sas-end' ? null : message));
  anna.start([bent]);
  await circle.run(5);
  const state = anna.check.state();
  if (state.type !== 'running') throw new Error('the check is under way');
  mallory.say(anna, { type: 'sas-end', check: state.check, reason: 'mismatch' });
  await circle.run(1_000);
  assert.ok(anna.phrase());
  assert.is(anna.phrase(), bent.phrase());
  circle.end();
});

test.run();
