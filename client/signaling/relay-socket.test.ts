// The socket to the relay: pauses, refusals, and getting a new one.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { CLOSE_CODES } from '../../shared/close-codes.ts';
import { encodeBeat, encodeFrame, encodeLeft, encodeNotice } from '../../shared/relay-protocol.ts';
import { createFakeClock } from '../../test/support/fake-clock.ts';
import { createRelayRecord, type RelayLine } from './relay-record.ts';
import { createRelaySocket, type RelaySocketEvents, type Socket } from './relay-socket.ts';

const test = suite('relay-socket');

interface FakeSocket extends Socket {
  sent: Uint8Array[];
  isClosed: boolean;
}

function setUp(record?: () => RelayLine, insists = false) {
  const clock = createFakeClock();
  const life = new AbortController();
  const sockets: FakeSocket[] = [];
  const openedAtMs: number[] = [];
  const relay = createRelaySocket(
    {
      clock,
      ...(record && { record }),
      insists,
      random: () => 0.5,
      open() {
        const socket: FakeSocket = {
          binaryType: 'blob',
          onopen: null,
          onmessage: null,
          onclose: null,
          sent: [],
          isClosed: false,
          send: (data) => void socket.sent.push(data),
          close: () => void (socket.isClosed = true),
        };
        sockets.push(socket);
        openedAtMs.push(clock.nowMs());
        return socket;
      },
    },
    life.signal,
  );
  const events: [keyof RelaySocketEvents, unknown][] = [];
  for (const name of [
    'open',
    'lost',
    'refused',
    'message',
    'left',
    'turn',
    'notice',
    'nonsense',
  ] as const) {
    relay.on(name, (event: unknown) => events.push([name, event]));
  }
  const last = () => {
    const socket = sockets.at(-1);
    if (socket === undefined) throw new Error('no socket');
    return socket;
  };
  return {
    clock,
    life,
    relay,
    sockets,
    openedAtMs,
    events,
    last,
    accept: () => last().onopen?.(new Event('open')),
    // Only these fields of the browser's events are read.
    close: (code: number) => last().onclose?.({ code } as CloseEvent),
    deliver: (data: unknown) => last().onmessage?.({ data } as MessageEvent),
  };
}

test('it connects at once, and sends only while it is open', () => {
  const { relay, last, accept, events } = setUp();
  assert.is(relay.send(0, Uint8Array.of(1)), false);
  accept();
  assert.is(relay.isOpen(), true);
  assert.is(relay.connections(), 1);
  assert.is(relay.send(7, Uint8Array.of(1)), true);
  assert.equal(last().sent, [encodeFrame(7, Uint8Array.of(1))]);
  assert.equal(events, [['open', undefined]]);
  assert.is(last().binaryType, 'arraybuffer');
});

test('a frame that the relay would refuse is not sent', () => {
  const { relay, accept, last } = setUp();
  accept();
  assert.is(relay.send(7, new Uint8Array(64 * 1024)), false);
  assert.is(last().sent.length, 0);
});

test('pauses between attempts grow to three seconds, and to ten after a long time', () => {
  const { clock, openedAtMs, close } = setUp();
  for (let attempt = 0; attempt < 45; attempt += 1) {
    close(1006);
    clock.advance(10_000);
  }
  const pauses = openedAtMs.map((atMs) => atMs % 10_000).slice(1);
  assert.equal(pauses.slice(0, 5), [400, 580, 868, 1_329, 1_600]);
  assert.is(Math.max(...pauses.slice(0, 30)), 1_600);
  assert.is(pauses.at(-1), 5_100);
});

test('a socket that lived for a while starts with short pauses again, a flapping one does not', () => {
  const { clock, openedAtMs, accept, close } = setUp();
  const pause = (livedMs: number) => {
    accept();
    clock.advance(livedMs);
    const lostAtMs = clock.nowMs();
    close(1006);
    clock.advance(10_000);
    return (openedAtMs.at(-1) ?? 0) - lostAtMs;
  };
  assert.equal([pause(1_000), pause(1_000), pause(6_000), pause(1_000)], [400, 580, 400, 580]);
});

test('a full room is a refusal, also when the relay accepts before it says so', () => {
  for (const accepts of [false, true]) {
    const { clock, sockets, accept, close, events } = setUp();
    if (accepts) accept();
    close(CLOSE_CODES.roomFull);
    clock.advance(60_000);
    assert.equal(events.at(-1), ['refused', { reason: 'roomFull' }]);
    assert.is(sockets.length, 1);
  }
});

test('a room that is full when we come back is tried again', () => {
  const { clock, sockets, accept, close, events } = setUp();
  accept();
  clock.advance(1_000);
  close(1006);
  clock.advance(3_000);
  close(CLOSE_CODES.roomFull);
  assert.equal(events.at(-1), ['lost', { reason: 'roomFull', everOpen: true }]);
  clock.advance(3_000);
  assert.is(sockets.length, 3);
});

test('a loss names the reason of the relay, and whether we were ever inside', () => {
  const first = setUp();
  first.close(1006);
  assert.equal(first.events.at(-1), ['lost', { reason: null, everOpen: false }]);
  const second = setUp();
  second.accept();
  second.deliver(encodeNotice('draining').buffer);
  second.close(CLOSE_CODES.draining);
  assert.equal(second.events.at(-1), ['lost', { reason: 'draining', everOpen: true }]);
});

test('renewing ends a pause at once', () => {
  const { relay, clock, sockets, accept, close } = setUp();
  close(1006);
  relay.renew();
  assert.is(sockets.length, 2);
  accept();
  clock.advance(60_000);
  assert.is(sockets.length, 2, 'the pause does not fire as well');
});

test('renewing an open socket lets go of it, and what it says later does not count', () => {
  const { relay, sockets, accept, events } = setUp();
  accept();
  relay.renew();
  assert.is(sockets[0]?.isClosed, true);
  assert.is(sockets.length, 2);
  assert.is(relay.isOpen(), false);
  assert.equal(events.at(-1), ['lost', { reason: null, everOpen: false }]);
  sockets[0]?.onclose?.({ code: 1006 } as CloseEvent);
  sockets[0]?.onmessage?.({ data: encodeLeft(5).buffer } as MessageEvent);
  assert.is(events.length, 2);
  accept();
  assert.is(relay.connections(), 2);
});

test('what the relay says is told apart, and nonsense is dropped', () => {
  const { accept, deliver, events } = setUp();
  accept();
  deliver(encodeFrame(9, Uint8Array.of(1, 2)).buffer);
  deliver(encodeLeft(9).buffer);
  deliver(encodeNotice('draining').buffer);
  deliver('text');
  deliver(new ArrayBuffer(2));
  deliver(encodeFrame(0, Uint8Array.of(99)).buffer);
  assert.equal(events.slice(1), [
    ['message', { from: 9, body: Uint8Array.of(1, 2) }],
    ['left', { member: 9 }],
    ['notice', { notice: 'draining' }],
    ['nonsense', undefined],
    ['nonsense', undefined],
    ['nonsense', undefined],
  ]);
});

test('a socket that does not open is given up after ten seconds, and another one tried', () => {
  const { clock, sockets, accept, events } = setUp();
  clock.advance(9_999);
  assert.is(sockets[0]?.isClosed, false);
  clock.advance(1);
  assert.is(sockets[0]?.isClosed, true);
  assert.equal(events, [['lost', { reason: null, everOpen: false }]]);
  clock.advance(400);
  assert.is(sockets.length, 2);
  accept();
  clock.advance(60_000);
  assert.equal(events.at(-1), ['open', undefined]);
});

test('a relay that beat and falls silent for 25 seconds is lost, on the next socket as well', () => {
  const { clock, sockets, accept, deliver, events } = setUp();
  accept();
  for (let beat = 0; beat < 5; beat += 1) {
    clock.advance(15_000);
    deliver(encodeBeat().buffer);
  }
  clock.advance(24_999);
  assert.equal(events, [['open', undefined]], 'beats are no news');
  clock.advance(1);
  assert.equal(events.at(-1), ['lost', { reason: null, everOpen: true }]);
  assert.is(sockets[0]?.isClosed, true);
  clock.advance(400);
  accept();
  clock.advance(25_000);
  assert.is(events.filter(([name]) => name === 'lost').length, 2);
});

test('whatever comes from the relay is a sign of life', () => {
  const { clock, accept, deliver, events } = setUp();
  accept();
  deliver(encodeBeat().buffer);
  for (let frame = 0; frame < 5; frame += 1) {
    clock.advance(20_000);
    deliver(encodeFrame(9, Uint8Array.of(1)).buffer);
  }
  assert.not.ok(events.some(([name]) => name === 'lost'));
});

test('a relay that never beat is not expected to', () => {
  const { clock, accept, events } = setUp();
  accept();
  clock.advance(600_000);
  assert.equal(events, [['open', undefined]]);
});

test('an abort closes the socket and ends all attempts', () => {
  const { life, clock, relay, sockets, accept, close, events } = setUp();
  accept();
  life.abort();
  assert.is(sockets[0]?.isClosed, true);
  close(1005);
  clock.advance(60_000);
  assert.is(sockets.length, 1);
  assert.is(relay.send(1, Uint8Array.of(1)), false);
  assert.is(events.length, 1);
  assert.is(clock.pending(), 0);
});

test('each socket and each frame is told to whoever keeps the record', () => {
  const record = createRelayRecord(() => 0);
  const address = { url: 'ws://relay.test/', protocols: ['schnack.1'] };
  const { relay, accept, deliver, close, clock, last } = setUp(() => record.connect(address));
  accept();
  relay.send(7, Uint8Array.of(1));
  const answer = encodeFrame(7, Uint8Array.of(2));
  deliver(answer.buffer);
  const first = last();
  close(CLOSE_CODES.draining);
  clock.advance(5_000);
  assert.is.not(last(), first);
  accept();
  deliver(encodeLeft(7).buffer);
  assert.equal(
    record.frames().map(({ connection, direction, bytes }) => [connection, direction, bytes]),
    [
      [1, 'sent', encodeFrame(7, Uint8Array.of(1))],
      [1, 'received', answer],
      [2, 'received', encodeLeft(7)],
    ],
  );
  assert.equal(
    record.connections().map(({ isAccepted, closedAtMs }) => [isAccepted, closedAtMs]),
    [
      [true, 0],
      [true, null],
    ],
  );
});

test('in a meeting already, it does not take the first refusal of another room for an end', () => {
  const { close, accept, clock, sockets, events } = setUp(undefined, true);
  accept();
  close(CLOSE_CODES.tooManyFromAddress);
  assert.not(events.some(([name]) => name === 'refused'));
  clock.advance(3_000);
  assert.is(sockets.length, 2);
});

test.run();
