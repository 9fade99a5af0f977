// How orders are passed on: in messages that fit, and never more work than a sender deserves.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { createFakeClock } from '../../../test/support/fake-clock.ts';
import { createEmitter } from '../../kit/emitter.ts';
import type { PairMessage } from '../messages.ts';
import type { Signaling, SignalingEvents } from '../signaling.ts';
import { createOrderExchange } from './order-exchange.ts';
import type { OrderDesk, OrderDeskEvents } from './order-desk.ts';
import type { Envelope } from './statement.ts';

const test = suite('order exchange');
const PEER = 'p'.repeat(22);

function envelope(number: number, length = 300): Envelope {
  const signature = String(number).padStart(86, 's');
  return { text: 't'.repeat(length), key: 'k'.repeat(43), signature };
}

/** An exchange with one peer, whose desk has these orders and hears everything. */
function open(orders: readonly Envelope[], digest = 'd'.repeat(22)) {
  const clock = createFakeClock();
  const life = new AbortController();
  const signaling = createEmitter<SignalingEvents>();
  const desk = createEmitter<OrderDeskEvents>();
  const sent: PairMessage[] = [];
  let heard = 0;
  const exchange = createOrderExchange(
    {
      desk: {
        on: desk.on,
        digest: () => digest,
        envelopes: () => orders,
        receive(envelopes: readonly Envelope[]) {
          heard += envelopes.length;
          return Promise.resolve();
        },
      } as unknown as OrderDesk,
      signaling: {
        on: signaling.on,
        send(_peerId: string, message: PairMessage) {
          sent.push(message);
          return Promise.resolve(true);
        },
      } as unknown as Signaling,
      clock,
      connected: () => [PEER],
    },
    life.signal,
  );
  return {
    clock,
    exchange,
    sent: (type: PairMessage['type']) => sent.filter((message) => message.type === type),
    heard: () => heard,
    say: (message: PairMessage, peerId = PEER) => signaling.emit('message', { peerId, message }),
  };
}

test('a large book goes in messages that fit', () => {
  const orders = Array.from({ length: 200 }, (_, at) => envelope(at, 1_000));
  const { exchange, sent } = open(orders);
  exchange.greet(PEER);
  const messages = sent('orders');
  assert.ok(messages.every((message) => JSON.stringify(message).length < 40_000));
  const told = messages.flatMap((message) => (message.type === 'orders' ? message.orders : []));
  assert.equal(told, orders);
});

test('equal books are compared once, and then there is silence', () => {
  const { clock, say, sent } = open([envelope(1)]);
  clock.advance(2_000);
  assert.is(sent('digest').length, 1);
  say({ type: 'digest', digest: 'd'.repeat(22) });
  clock.advance(60_000);
  assert.is(sent('digest').length, 1);
  assert.is(sent('orders').length, 0);
});

test('a peer whose book differs gets the whole one, at most once a second', () => {
  const { clock, say, sent } = open([envelope(1)]);
  for (let count = 0; count < 50; count += 1) {
    say({ type: 'digest', digest: String(count).padStart(22, 'x') });
    clock.advance(100);
  }
  assert.is(sent('orders').length, 5);
});

test('whoever is not connected learns nothing by asking', () => {
  const { say, sent } = open([envelope(1)]);
  say({ type: 'digest', digest: 'x'.repeat(22) }, 'k'.repeat(22));
  say({ type: 'digest', digest: 'd'.repeat(22) }, 'k'.repeat(22));
  say({ type: 'digest', digest: 'd'.repeat(22) }, 'k'.repeat(22));
  assert.equal([...sent('orders'), ...sent('digest')], []);
});

test('a flood of new orders is looked at up to a limit', () => {
  const { clock, say, heard } = open([]);
  let number = 0;
  const flood = () => {
    for (let count = 0; count < 100; count += 1) {
      say({ type: 'orders', orders: Array.from({ length: 64 }, () => envelope((number += 1))) });
    }
  };
  flood();
  assert.is(heard(), 1_000);
  clock.advance(1_000);
  flood();
  assert.ok(heard() <= 1_031);
});

test('what is known already costs nothing', () => {
  const orders = [envelope(1), envelope(2)];
  const { say, heard } = open(orders);
  for (let count = 0; count < 2_000; count += 1) say({ type: 'orders', orders });
  assert.is(heard(), 0);
  say({ type: 'orders', orders: [envelope(3)] });
  assert.is(heard(), 1);
});

test.run();
