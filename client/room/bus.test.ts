import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { integer, object, string } from '../../shared/parse.ts';
import { createFakeClock } from '../../test/support/fake-clock.ts';
import { createMemoryMesh, idOf } from '../../test/support/memory-carrier.ts';
import { createRandom } from '../../test/support/random.ts';
import { createBus, type Bus } from './bus.ts';
import { openEvent } from './event.ts';
import { openPresence } from './presence.ts';

const test = suite('bus');
const never = new AbortController().signal;
const fail = (error: unknown) => {
  throw error;
};

function meeting(...names: string[]) {
  const mesh = createMemoryMesh(createRandom(1));
  const clock = createFakeClock();
  const buses = new Map<string, Bus>();
  const join = (name: string) => {
    const selfId = idOf(name);
    const carrier = mesh.join(selfId);
    const bus = createBus(carrier, { selfId, selfName: () => name, clock }, never);
    for (const other of buses.keys()) mesh.link(idOf(other), selfId);
    buses.set(name, bus);
    return bus;
  };
  for (const name of names) join(name);
  mesh.settle();
  return { mesh, clock, buses, join, channel: channelOf(buses) };
}
const channelOf =
  (buses: Map<string, Bus>) =>
  (name: string, onFault: (error: unknown) => void = fail) => {
    const bus = buses.get(name);
    if (!bus) throw new Error(`nobody is called ${name}`);
    return bus.channel('f/test', onFault, never);
  };

test('an event reaches everybody and the sender, each once', () => {
  const { mesh, channel } = meeting('a', 'b', 'c');
  const heard: string[] = [];
  const events = ['a', 'b', 'c'].map((name) =>
    openEvent(channel(name), string(10), (value, from) =>
      heard.push(`${name} hears ${value} from ${from[0]}`),
    ),
  );
  events[0]?.send('moin');
  mesh.settle();
  assert.equal(heard.sort(), ['a hears moin from a', 'b hears moin from a', 'c hears moin from a']);
});

test('a value that does not pass the own parser is not sent', () => {
  const { channel } = meeting('a');
  const event = openEvent(channel('a'), string(3), () => assert.unreachable());
  assert.is(event.send('too long'), false);
});

test('a latecomer hears presences but no events', () => {
  const { mesh, channel, join } = meeting('a');
  const aChannel = channel('a');
  openEvent(aChannel, string(10), () => undefined).send('gone by');
  const hand = openPresence(aChannel, integer(1, 9));
  hand.set(3);
  join('late');
  const lateChannel = channel('late');
  openEvent(lateChannel, string(10), () => assert.unreachable());
  const late = openPresence(lateChannel, integer(1, 9));
  mesh.settle();
  assert.equal([...late.all.value], [[idOf('a'), 3]]);
});

test('a feature that starts late asks for the presences of those already there', () => {
  const { mesh, channel } = meeting('a', 'b');
  openPresence(channel('a'), integer(1, 9)).set(4);
  mesh.settle();
  const late = openPresence(channel('b'), integer(1, 9));
  mesh.settle();
  assert.is(late.all.value.get(idOf('a')), 4);
});

test('a presence is replaced, taken back, and gone with its owner', () => {
  const { mesh, channel } = meeting('a', 'b');
  const a = openPresence(channel('a'), integer(1, 9));
  const b = openPresence(channel('b'), integer(1, 9));
  const seen = () => {
    mesh.settle();
    return b.all.value.get(idOf('a')) ?? null;
  };
  a.set(1);
  assert.is(seen(), 1);
  a.set(2);
  assert.is(seen(), 2);
  a.set(null);
  assert.is(seen(), null);
  a.set(5);
  assert.is(seen(), 5);
  mesh.leave(idOf('a'));
  assert.is(seen(), null);
});

test('a word that was lost with a broken link is told again on the new one', () => {
  const { mesh, channel } = meeting('a', 'b');
  const a = openPresence(channel('a'), integer(1, 9));
  const b = openPresence(channel('b'), integer(1, 9));
  a.set(1);
  mesh.cut(idOf('a'), idOf('b'));
  mesh.link(idOf('a'), idOf('b'));
  mesh.settle();
  assert.is(b.all.value.get(idOf('a')), 1);
});

test('an older word that arrives after a newer one changes nothing', () => {
  const { mesh, channel } = meeting('a', 'b');
  const b = openPresence(channel('b'), integer(1, 9));
  const say = (count: number, value: number) =>
    mesh.inject(
      idOf('a'),
      idOf('b'),
      'f/test',
      JSON.stringify({ type: 'presence', body: { count, value } }),
    );
  say(2, 7);
  say(1, 3);
  assert.is(b.all.value.get(idOf('a')), 7);
});

test('junk is dropped and counted, never thrown', () => {
  const { mesh, channel, buses } = meeting('a', 'b');
  openEvent(channel('b'), object({ text: string(5) }), () => assert.unreachable());
  const junk = [
    '',
    '{',
    'null',
    '[]',
    '"x"',
    '{"type":7,"body":{}}',
    '{"type":"event"}',
    '{"type":"event","body":null}',
    '{"type":"event","body":{"value":{"text":"too long"}}}',
    '{"type":"event","body":{"value":{"__proto__":{"text":"x"}}}}',
    `{"type":"event","body":{"value":{"text":"x"}},"more":"${'x'.repeat(17_000)}"}`,
  ];
  for (const text of junk) mesh.inject(idOf('a'), idOf('b'), 'f/test', text);
  mesh.inject(idOf('a'), idOf('b'), 'f/test', '{"type":"from the future","body":{}}');
  mesh.inject(idOf('a'), idOf('b'), 'f/other', '{"type":"event","body":{}}');
  assert.equal(buses.get('b')?.counts, { flooded: 0, refused: junk.length, unknown: 2 });
});

test('a flood of one member is cut off, and the others are still heard', () => {
  const { mesh, channel, buses, clock } = meeting('evil', 'good', 'me');
  let evil = 0;
  let good = 0;
  openEvent(channel('me'), string(5), (_value, from) => {
    if (from === idOf('evil')) evil += 1;
    else good += 1;
  });
  const text = JSON.stringify({ type: 'event', body: { value: 'x' } });
  for (let count = 0; count < 5000; count += 1) {
    mesh.inject(idOf('evil'), idOf('me'), 'f/test', text);
    if (count % 100 === 0) mesh.inject(idOf('good'), idOf('me'), 'f/test', text);
  }
  assert.is(evil, 200);
  assert.is(good, 50);
  assert.is(buses.get('me')?.counts.flooded, 4800);
  clock.advance(1000);
  for (let count = 0; count < 100; count += 1) {
    mesh.inject(idOf('evil'), idOf('me'), 'f/test', text);
  }
  assert.is(evil, 250);
});

test('a presence that fell to the rate limit is asked for afterwards', () => {
  const { mesh, channel, clock } = meeting('a', 'b');
  const a = openPresence(channel('a'), integer(1, 1000));
  const b = openPresence(channel('b'), integer(1, 1000));
  for (let value = 1; value <= 300; value += 1) a.set(value);
  mesh.settle();
  assert.not.equal(b.all.value.get(idOf('a')), 300);
  clock.advance(1000);
  mesh.settle();
  assert.is(b.all.value.get(idOf('a')), 300);
});

test('what a listener throws goes to its own fault handler', () => {
  const { mesh, channel } = meeting('a', 'b');
  const faults: unknown[] = [];
  openEvent(
    channel('b', (error) => faults.push(error)),
    string(5),
    () => {
      throw new Error('broken feature');
    },
  );
  openEvent(channel('a'), string(5), () => undefined).send('x');
  mesh.settle();
  assert.is(faults.length, 1);
});

test('a channel name and a message type are taken once', () => {
  const { channel, buses } = meeting('a');
  const first = channel('a');
  assert.throws(() => buses.get('a')?.channel('f/test', fail, never), /in use/);
  openPresence(first, string(1));
  assert.throws(() => openPresence(first, string(1)), /already/);
});

test.run();
