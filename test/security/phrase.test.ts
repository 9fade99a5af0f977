// The verification phrase among honest members: everybody agrees, whatever happens at the same time.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { randomBytes } from '../../client/kit/bytes.ts';
import { UNASKED_CHECKS } from '../../client/signaling/phrase-check.ts';
import { circleOf, type Checker, type Circle } from '../support/check-circle.ts';

const test = suite('security: phrase');

const phrases = (members: readonly Checker[]) => new Set(members.map((each) => each.phrase()));

/** One phrase for all of them. */
function agree(members: readonly Checker[], what: string) {
  const [phrase, ...others] = phrases(members);
  assert.ok(phrase, `${what}: there is a phrase`);
  assert.equal(others, [], `${what}: and no other one`);
}

async function three(seed = 1): Promise<[Circle, Checker, Checker, Checker]> {
  const circle = await circleOf(3, { seed });
  const [anna, bent, cora] = circle.members;
  if (!anna || !bent || !cora) throw new Error('three were wanted');
  return [circle, anna, bent, cora];
}

for (const count of [2, 3, 5]) {
  test(`${count} members agree in 200 random runs, one or all of them starting`, async () => {
    for (let seed = 1; seed <= 200; seed += 1) {
      const circle = await circleOf(count, { seed });
      const starters = circle.members.filter(() => circle.random() < 0.4);
      for (const starter of starters.length > 0 ? starters : circle.members) {
        const startMs = circle.random() * 80;
        circle.clock.after(startMs, () => starter.start(), new AbortController().signal);
      }
      await circle.run(1_000);
      agree(circle.members, `seed ${seed}`);
      circle.end();
    }
  });
}

test('each check has a new phrase', async () => {
  const [circle, anna] = await three();
  const seen = new Set<string | null>();
  for (let round = 0; round < UNASKED_CHECKS; round += 1) {
    anna.start();
    await circle.run(1_000);
    agree(circle.members, `round ${round}`);
    seen.add(anna.phrase());
  }
  assert.is(seen.size, UNASKED_CHECKS);
  circle.end();
});

test('nobody tells a nonce before everybody is committed', async () => {
  const [circle, anna] = await three();
  anna.start();
  await circle.run(1_000);
  const reveals = circle.sent.filter(({ message }) => message.type === 'sas-reveal');
  assert.is(reveals.length, 6);
  for (const teller of circle.members) {
    const first = circle.sent.findIndex(
      ({ from, message }) => from === teller && message.type === 'sas-reveal',
    );
    const before = circle.sent
      .slice(0, first)
      .filter(({ to, message }) => to === teller && message.type === 'sas-commit');
    assert.is(before.length, 2);
  }
  circle.end();
});

test('who comes during a check is not part of it, and of the next one', async () => {
  const [circle, anna, bent, cora] = await three();
  anna.start();
  await circle.run(20);
  const dora = await circle.join();
  await circle.run(1_000);
  agree([anna, bent, cora], 'the three');
  assert.is(dora.phrase(), null);
  bent.start();
  await circle.run(1_000);
  agree(circle.members, 'all four');
  circle.end();
});

test('whoever takes part agrees while somebody comes and somebody goes', async () => {
  for (let seed = 1; seed <= 100; seed += 1) {
    const circle = await circleOf(4, { seed });
    const [anna, bent, cora, dora] = circle.members;
    if (!anna || !bent || !cora || !dora) throw new Error('four were wanted');
    await circle.join();
    await circle.run(circle.random() * 80);
    anna.start();
    await circle.run(circle.random() * 200);
    circle.leave(dora);
    await circle.run(circle.random() * 20);
    bent.start();
    await circle.run(15_000);
    const done = circle.members.filter((each) => each.phrase() !== null);
    if (done.length > 0) agree(done, `seed ${seed}`);
    cora.start();
    await circle.run(1_000);
    agree(circle.members, `seed ${seed}, afterwards`);
    circle.end();
  }
});

test('who leaves before the end ends the check, and is named; the next one agrees', async () => {
  const [circle, anna, bent, cora] = await three();
  circle.tap((message, from) => (from === cora && message.type === 'sas-reveal' ? null : message));
  anna.start();
  await circle.run(500);
  circle.leave(cora);
  await circle.run(500);
  for (const member of [anna, bent]) {
    assert.is(member.fault(), 'left');
    const state = member.check.state();
    assert.equal(state.type === 'failed' && state.whom, [cora.id]);
  }
  circle.tap(null);
  anna.start();
  await circle.run(1_000);
  agree([anna, bent], 'the two');
  circle.end();
});

test('who leaves after the phrase changes nothing', async () => {
  const [circle, anna, bent, cora] = await three();
  anna.start();
  await circle.run(1_000);
  circle.leave(cora);
  await circle.run(1_000);
  agree([anna, bent], 'the two');
  circle.end();
});

test('who never answers is named, and the others can go on without', async () => {
  const [circle, anna, bent, cora] = await three();
  circle.tap((message, from) => (from === cora ? null : message));
  anna.start();
  await circle.run(13_000);
  for (const member of [anna, bent]) {
    assert.is(member.fault(), 'silent');
    const state = member.check.state();
    assert.equal(state.type === 'failed' && state.whom, [cora.id]);
  }
  anna.start([bent]);
  await circle.run(1_000);
  agree([anna, bent], 'the two');
  circle.end();
});

test('a check agrees while a renewed link moves people one after the other', async () => {
  const [circle, anna, bent] = await three();
  const next = randomBytes(16);
  anna.move(next);
  bent.start();
  await circle.run(1_000);
  agree(circle.members, 'begun in the old room');
  anna.start();
  await circle.run(1_000);
  agree(circle.members, 'begun in the new one');
  circle.end();
});

test('whoever is alone gets no check', async () => {
  const circle = await circleOf(1);
  circle.members[0]?.start();
  await circle.run(1_000);
  assert.is(circle.members[0]?.check.state().type, 'idle');
  circle.end();
});

test('a second press while a check runs is the same check', async () => {
  const [circle, anna] = await three();
  anna.start();
  await circle.run(10);
  anna.start();
  await circle.run(1_000);
  const checks = circle.sent.flatMap(({ message }) =>
    message.type === 'sas-commit' ? [message.check] : [],
  );
  assert.is(new Set(checks).size, 1);
  circle.end();
});

test('a check that is asked for at once after the last one is not lost', async () => {
  for (let seed = 1; seed <= 50; seed += 1) {
    const [circle, anna] = await three(seed);
    const once = new AbortController();
    anna.check.on(
      'state',
      (state) => {
        if (state.type !== 'done') return;
        once.abort();
        anna.start();
      },
      once.signal,
    );
    anna.start();
    await circle.run(2_000);
    agree(circle.members, `seed ${seed}`);
    const checks = circle.sent.flatMap(({ message }) =>
      message.type === 'sas-commit' ? [message.check] : [],
    );
    assert.is(new Set(checks).size, 2);
    circle.end();
  }
});

test('one who finds the phrases different warns all others', async () => {
  const [circle, anna, bent, cora] = await three();
  anna.start();
  await circle.run(1_000);
  await cora.check.tellDifferent();
  await circle.run(200);
  for (const member of [anna, bent]) {
    assert.is(member.fault(), 'differs');
    const state = member.check.state();
    assert.equal(state.type === 'failed' && state.whom, [cora.id]);
  }
  circle.end();
});

test('no more than a few checks go on without anybody asking here', async () => {
  const [circle, anna, bent] = await three();
  for (let round = 0; round < UNASKED_CHECKS; round += 1) {
    anna.start();
    await circle.run(1_000);
  }
  anna.start();
  await circle.run(1_000);
  assert.is(bent.fault(), 'refused');
  assert.is(anna.fault(), 'refused');
  bent.start();
  await circle.run(1_000);
  assert.is(bent.fault(), 'refused', 'Cora, too, was asked too often');
  await circle.run(125_000);
  bent.start();
  await circle.run(1_000);
  agree(circle.members, 'after a while');
  circle.end();
});

test.run();
