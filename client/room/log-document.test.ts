import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { string } from '../../shared/parse.ts';
import { createFakeClock } from '../../test/support/fake-clock.ts';
import { createMemoryMesh, idOf } from '../../test/support/memory-carrier.ts';
import { createRandom } from '../../test/support/random.ts';
import { createBus, type Bus } from './bus.ts';
import { openLog, type SharedLog } from './log-document.ts';
import type { LogLimits } from './log-state.ts';

const test = suite('log-document');
const never = new AbortController().signal;

const fail = (error: unknown) => {
  throw error;
};
const textsOf = (log: SharedLog<string>) => log.entries.value.map(({ value }) => value);
const forged = (author: string) => ({
  author: idOf(author),
  authorName: author,
  sequence: 1,
  lamport: 1,
  writtenAtMs: 0,
  value: 'forged',
});

function meeting(seed: number, limits?: LogLimits) {
  const random = createRandom(seed);
  const mesh = createMemoryMesh(random);
  const clock = createFakeClock();
  const people = new Map<string, { log: SharedLog<string>; bus: Bus }>();
  return {
    mesh,
    clock,
    random,
    join(name: string, linked = true) {
      const selfId = idOf(name);
      const options = { selfId, selfName: () => name, clock };
      const bus = createBus(mesh.join(selfId), options, never);
      const log = openLog(bus.channel('f/log', fail, never), string(4000), {
        ...(limits && { limits }),
      });
      if (linked) for (const other of people.keys()) mesh.link(idOf(other), selfId);
      people.set(name, { log, bus });
      return log;
    },
    leave(name: string) {
      people.delete(name);
      mesh.leave(idOf(name));
    },
    say: (name: string, text: string) => people.get(name)?.log.append(text) ?? false,
    texts: (name: string) => people.get(name)?.log.entries.value.map(({ value }) => value) ?? [],
    log: (name: string) => people.get(name)?.log.entries.value ?? [],
    counts: (name: string) => people.get(name)?.bus.counts,
    /** Lets links and timers do what they want to do. */
    rest() {
      for (let round = 0; round < 40; round += 1) {
        mesh.settle();
        clock.advance(500);
      }
    },
  };
}

test('everybody ends with the same entries in the same order', () => {
  const { join, say, texts, mesh } = meeting(1);
  for (const name of ['a', 'b', 'c']) join(name);
  mesh.settle();
  say('a', 'a1');
  say('b', 'b1');
  say('c', 'c1');
  say('a', 'a2');
  mesh.settle();
  assert.equal(texts('a'), ['a1', 'b1', 'c1', 'a2']);
  assert.equal(texts('b'), texts('a'));
  assert.equal(texts('c'), texts('a'));
});

test('an answer comes after what it answers, whatever the clocks of the machines say', () => {
  const { join, say, texts, mesh } = meeting(2);
  for (const name of ['a', 'b']) join(name);
  mesh.settle();
  say('b', 'question');
  mesh.settle();
  say('a', 'answer');
  mesh.settle();
  assert.equal(texts('b'), ['question', 'answer']);
});

test('a latecomer gets the history, that of those who left as hearsay', () => {
  const { join, say, leave, log, mesh } = meeting(3);
  for (const name of ['a', 'b']) join(name);
  mesh.settle();
  say('a', 'from a');
  mesh.settle();
  say('b', 'from b');
  mesh.settle();
  leave('a');
  join('late');
  mesh.settle();
  assert.equal(
    log('late').map(({ value, authorName, via }) => [value, authorName, via]),
    [
      ['from a', 'a', idOf('b')],
      ['from b', 'b', null],
    ],
  );
});

test('a member cannot speak as another who is there', () => {
  const { join, say, texts, mesh, counts } = meeting(4);
  for (const name of ['evil', 'good', 'me']) join(name);
  mesh.settle();
  for (const author of ['good', 'me']) {
    mesh.inject(
      idOf('evil'),
      idOf('me'),
      'f/log',
      JSON.stringify({ type: 'log-entry', body: forged(author) }),
    );
    mesh.inject(
      idOf('evil'),
      idOf('me'),
      'f/log',
      JSON.stringify({
        type: 'log-batch',
        body: { entries: [forged(author)], gone: [`${idOf(author)}:9`], more: false },
      }),
    );
  }
  assert.equal(texts('me'), []);
  assert.is(counts('me')?.refused, 6);
  for (const author of ['good', 'me']) say(author, `heard from ${author}`);
  mesh.settle();
  assert.equal(texts('me').toSorted(), ['heard from good', 'heard from me']);
});

test('what is told to be gone takes nothing of what is kept from latecomers', () => {
  const { join, say, leave, texts, mesh, rest } = meeting(13);
  for (const name of ['a', 'b', 'evil']) join(name);
  mesh.settle();
  for (const text of ['one', 'two']) say('a', text);
  mesh.settle();
  leave('a');
  mesh.settle();
  const tell = (body: unknown) =>
    mesh.inject(idOf('evil'), idOf('b'), 'f/log', JSON.stringify({ type: 'log-batch', body }));
  tell({ entries: [], gone: [`${idOf('a')}:8`], more: false });
  tell({ entries: [{ ...forged('a'), sequence: 9, lamport: 9 }], gone: [], more: false });
  leave('evil');
  join('late');
  rest();
  assert.equal(texts('late'), ['one', 'two', 'forged']);
  assert.equal(texts('b'), texts('late'));
});

test('what was said in the name of somebody not yet reached gives way to their own word', () => {
  const { join, say, log, mesh } = meeting(5);
  join('good');
  say('good', 'the truth');
  join('evil', false);
  join('me', false);
  mesh.link(idOf('evil'), idOf('me'));
  mesh.settle();
  for (const sequence of [1, 2]) {
    const entry = {
      author: idOf('good'),
      authorName: 'good',
      sequence,
      lamport: sequence,
      writtenAtMs: 0,
      value: 'a lie',
    };
    mesh.inject(
      idOf('evil'),
      idOf('me'),
      'f/log',
      JSON.stringify({ type: 'log-entry', body: entry }),
    );
  }
  assert.equal(
    log('me').map(({ value, via }) => [value, via]),
    [
      ['a lie', idOf('evil')],
      ['a lie', idOf('evil')],
    ],
  );
  mesh.link(idOf('good'), idOf('me'));
  mesh.settle();
  assert.equal(
    log('me').map(({ value, via }) => [value, via]),
    [['the truth', null]],
  );
});

test('a long history comes in batches of at most 16 kB, complete and in order', () => {
  const { join, say, texts, mesh, rest } = meeting(6);
  join('a');
  for (let index = 0; index < 300; index += 1) say('a', `${index} ${'ü'.repeat(900)}`);
  join('late');
  mesh.settle();
  rest();
  assert.is(texts('late').length, 300);
  assert.equal(texts('late'), texts('a'));
});

test('a hundred and more messages in one go arrive, though the rate limit drops some', () => {
  const { join, say, texts, rest, mesh, counts } = meeting(7);
  for (const name of ['a', 'b']) join(name);
  mesh.settle();
  for (let index = 0; index < 400; index += 1) say('a', `${index}`);
  rest();
  assert.ok((counts('b')?.flooded ?? 0) > 0);
  assert.equal(texts('b'), texts('a'));
  assert.is(texts('b').length, 400);
});

test('last words that only some heard reach the others', () => {
  const { join, say, leave, texts, mesh, rest } = meeting(8);
  for (const name of ['a', 'b', 'c']) join(name);
  mesh.settle();
  mesh.cut(idOf('a'), idOf('c'));
  say('a', 'last words');
  mesh.settle();
  leave('a');
  rest();
  assert.equal(texts('b'), ['last words']);
  assert.equal(texts('c'), ['last words']);
});

test('nobody can push out the words of others, and everybody keeps the same latest', () => {
  const limits = { perAuthor: 10, total: 15, hearsayAuthors: 5 };
  const { join, say, texts, rest, mesh } = meeting(9, limits);
  for (const name of ['loud', 'quiet']) join(name);
  mesh.settle();
  say('quiet', 'hello');
  mesh.settle();
  for (let index = 0; index < 50; index += 1) say('loud', `${index}`);
  mesh.settle();
  assert.equal(texts('quiet'), ['hello', ...Array.from({ length: 10 }, (_, n) => `${n + 40}`)]);
  join('late');
  rest();
  say('late', 'moin');
  say('loud', 'more');
  rest();
  for (const name of ['loud', 'late']) assert.equal(texts(name), texts('quiet'));
  assert.is(texts('late').length, 12);
});

test('a value too long for one message is refused at once', () => {
  const { join, say, texts } = meeting(10);
  join('a');
  assert.is(say('a', 'x'.repeat(4001)), false);
  assert.is(say('a', '\u0001'.repeat(3000)), false);
  assert.equal(texts('a'), []);
});

test('one member asking without end gets no more than a few batches a second', () => {
  const { join, say, mesh } = meeting(11);
  join('a');
  for (let index = 0; index < 100; index += 1) say('a', 'x'.repeat(1000));
  join('evil');
  mesh.settle();
  let bytes = 0;
  const carrier = mesh.join(idOf('greedy'));
  carrier.onMessage((_from, _channel, data) => (bytes += data.byteLength), never);
  mesh.link(idOf('a'), idOf('greedy'));
  mesh.settle();
  bytes = 0;
  const want = JSON.stringify({ type: 'log-want', body: { have: [] } });
  for (let count = 0; count < 1000; count += 1) {
    mesh.inject(idOf('greedy'), idOf('a'), 'f/log', want);
  }
  mesh.settle();
  assert.ok(bytes > 0 && bytes <= 31 * 16_384, `${bytes}`);
});

test('what an author takes back reaches no latecomer, and hearsay takes nothing back', () => {
  const mesh = createMemoryMesh(createRandom(12));
  const clock = createFakeClock();
  const join = (name: string) => {
    const options = { selfId: idOf(name), selfName: () => name, clock };
    const bus = createBus(mesh.join(idOf(name)), options, never);
    // "-n" takes back the own entry n.
    return openLog(bus.channel('f/log', fail, never), string(100), {
      supersede: (earlier, later) => (later.value === `-${earlier.sequence}` ? '' : undefined),
    });
  };
  const [a, b] = [join('a'), join('b')];
  mesh.link(idOf('a'), idOf('b'));
  mesh.settle();
  a.append('slip');
  b.append('mine');
  a.append('-1');
  mesh.settle();
  assert.equal(textsOf(a), ['', 'mine', '-1']);
  assert.equal(textsOf(b), textsOf(a));
  const late = join('late');
  mesh.link(idOf('b'), idOf('late'));
  mesh.link(idOf('a'), idOf('late'));
  mesh.settle();
  assert.equal(textsOf(late), textsOf(a));
  a.append('kept');
  mesh.settle();
  mesh.leave(idOf('a'));
  mesh.settle();
  const forgedBack = { ...forged('a'), sequence: 4, lamport: 9, value: '-3' };
  mesh.inject(
    idOf('b'),
    idOf('late'),
    'f/log',
    JSON.stringify({ type: 'log-entry', body: forgedBack }),
  );
  assert.ok(textsOf(late).includes('kept'));
  assert.is(late.entries.value.at(-1)?.via, idOf('b'));
});

for (let seed = 100; seed < 140; seed += 1) {
  test(`nothing is lost or doubled when links break at random (seed ${seed})`, () => {
    const { join, say, leave, texts, log, mesh, random, clock, rest } = meeting(seed);
    const alive = ['a', 'b', 'c', 'd'];
    for (const name of alive) join(name);
    const spoken: string[] = [];
    const draw = () => alive[Math.floor(random() * alive.length)] ?? 'a';
    for (let turn = 0; turn < 150; turn += 1) {
      const what = random();
      const [one, other] = [draw(), draw()];
      if (what < 0.4) {
        const text = `${one}${turn}`;
        if (say(one, text)) spoken.push(text);
      } else if (what < 0.5 && one !== other) {
        mesh.cut(idOf(one), idOf(other));
      } else if (what < 0.65 && one !== other && !mesh.isLinked(idOf(one), idOf(other))) {
        mesh.link(idOf(one), idOf(other));
      } else if (what < 0.67 && alive.length < 7) {
        const late = `late${turn}`;
        join(late);
        alive.push(late);
      } else if (what < 0.68 && alive.length > 4) {
        // Says goodbye with everything delivered: what nobody heard cannot be kept.
        rest();
        alive.splice(alive.indexOf(one), 1);
        leave(one);
      } else if (what < 0.7) {
        clock.advance(700);
      } else {
        mesh.step();
      }
    }
    for (const one of alive) {
      for (const other of alive) {
        if (one < other && !mesh.isLinked(idOf(one), idOf(other)))
          mesh.link(idOf(one), idOf(other));
      }
    }
    rest();
    const [first = 'a', ...others] = alive;
    for (const name of others) assert.equal(texts(name), texts(first));
    const sequences = new Map<string, number>();
    for (const { author, sequence } of log(first)) {
      assert.is(sequence, (sequences.get(author) ?? 0) + 1, 'in order per sender');
      sequences.set(author, sequence);
    }
    const stillHere = spoken.filter((text) => alive.some((name) => text.startsWith(name)));
    for (const text of stillHere) {
      assert.is(texts(first).filter((other) => other === text).length, 1, text);
    }
  });
}

test.run();
