import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { string } from '../../shared/parse.ts';
import { createFakeClock } from '../../test/support/fake-clock.ts';
import { createMemoryMesh, idOf } from '../../test/support/memory-carrier.ts';
import { createRandom } from '../../test/support/random.ts';
import { createBus } from './bus.ts';
import { openDirect } from './direct.ts';

const test = suite('direct');
const never = new AbortController().signal;
const fail = (error: unknown) => {
  throw error;
};

function meeting(...names: string[]) {
  const mesh = createMemoryMesh(createRandom(3));
  const clock = createFakeClock();
  const heard: string[] = [];
  /** Every byte that a carrier handed to somebody, as text. */
  const wires = new Map<string, string[]>();
  const people = new Map(
    names.map((name) => {
      const carrier = mesh.join(idOf(name));
      const wire: string[] = [];
      wires.set(name, wire);
      carrier.onMessage((_from, _channel, data) => {
        wire.push(new TextDecoder().decode(data));
      }, never);
      const bus = createBus(carrier, { selfId: idOf(name), selfName: () => name, clock }, never);
      const direct = openDirect(bus.channel('f/test', fail, never), string(100), (value, from) =>
        heard.push(`${name} hears ${value} from ${from.replaceAll('_', '')}`),
      );
      return [name, direct] as const;
    }),
  );
  for (const [index, a] of names.entries()) {
    for (const b of names.slice(index + 1)) mesh.link(idOf(a), idOf(b));
  }
  mesh.settle();
  return { mesh, clock, heard, wires, of: (name: string) => people.get(name) ?? fail(name) };
}

test('a word reaches the one it is meant for, and not a byte of it anybody else', () => {
  const { mesh, heard, wires, of } = meeting('a', 'b', 'c');
  assert.is(of('a').send(idOf('b'), 'secret'), 1);
  mesh.settle();
  assert.equal(heard, ['b hears secret from a']);
  assert.is(
    wires.get('c')?.some((text) => text.includes('secret')),
    false,
  );
  assert.is(of('a').delivered.value.get(idOf('b')), 1);
});

test('what was lost with a link arrives once and in order on the next one', () => {
  const { mesh, heard, of } = meeting('a', 'b');
  of('a').send(idOf('b'), 'one');
  mesh.cut(idOf('a'), idOf('b'));
  of('a').send(idOf('b'), 'two');
  mesh.settle();
  assert.equal(heard, []);
  assert.is(of('a').delivered.value.get(idOf('b')), undefined);
  mesh.link(idOf('a'), idOf('b'));
  mesh.settle();
  assert.equal(heard, ['b hears one from a', 'b hears two from a']);
  assert.is(of('a').delivered.value.get(idOf('b')), 2);
});

test('a burst above the rate limit is delivered in the end, each word once', () => {
  const { mesh, clock, heard, of } = meeting('a', 'b');
  for (let count = 1; count <= 300; count += 1) of('a').send(idOf('b'), `${count}`);
  for (let round = 0; round < 30; round += 1) {
    mesh.settle();
    clock.advance(3000);
  }
  assert.equal(
    heard,
    Array.from({ length: 300 }, (_, index) => `b hears ${index + 1} from a`),
  );
});

test('nothing is sent to somebody who is not here, and nothing that does not parse', () => {
  const { mesh, of } = meeting('a', 'b');
  assert.is(of('a').send(idOf('nobody'), 'x'), undefined);
  assert.is(of('a').send(idOf('b'), 'x'.repeat(101)), undefined);
  mesh.leave(idOf('b'));
  assert.is(of('a').send(idOf('b'), 'x'), undefined);
});

test('a repeated, early or invented word is not heard, an invented acknowledgment not believed', () => {
  const { mesh, heard, of } = meeting('a', 'b');
  const inject = (type: string, body: object) =>
    mesh.inject(idOf('a'), idOf('b'), 'f/test', JSON.stringify({ type, body }));
  inject('direct', { number: 2, value: 'early' });
  inject('direct', { number: 1, value: 'first' });
  inject('direct', { number: 1, value: 'again' });
  inject('direct-ack', { number: 9 });
  assert.equal(heard, ['b hears first from a']);
  assert.is(of('b').delivered.value.size, 0);
});

test.run();
