// Watching on real sockets: counts without attaching, limits, a watcher that speaks, draining.
import { createHash } from 'node:crypto';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { fromBase64url, toBase64url } from '../../shared/base64url.ts';
import { CLOSE_CODES } from '../../shared/close-codes.ts';
import { encodeInside } from '../../shared/relay-protocol.ts';
import { enter, metric, newMeeting, startTestRelay } from './support.ts';
import type { Client, Meeting, TestRelay } from './support.ts';

const test = suite<{ relay: TestRelay }>('watching');

test.before.each(async (context) => {
  context.relay = await startTestRelay({ embedOrigins: ['https://portal.example'] });
});
test.after.each(({ relay }) => relay.close());

function watch(relay: TestRelay, meeting: Meeting): Promise<Client> {
  const join = fromBase64url(meeting.join) ?? new Uint8Array();
  const word = createHash('sha256').update('schnack/1 watch').update(join).digest().subarray(0, 16);
  return enter(relay, meeting, {
    origin: 'https://portal.example',
    protocols: ['schnack.1.watch', toBase64url(word)],
  });
}

const inside = (count: number) => ({ type: 'count', inside: count });

test('a page that may embed hears how many are inside, and is not among them', async ({
  relay,
}) => {
  const meeting = newMeeting();
  const watcher = await watch(relay, meeting);
  assert.is(watcher.socket.protocol, 'schnack.1.watch');
  assert.equal(await watcher.next(), inside(0));
  const anna = await enter(relay, meeting);
  anna.socket.send(encodeInside());
  assert.equal(await watcher.next(), inside(1));
  anna.socket.close();
  assert.equal(await watcher.next(), inside(0));
  assert.is(await metric(relay, 'watchers'), 1);
  assert.is(await metric(relay, 'connections'), 0);
});

test('a frame that says "inside" reaches no member', async ({ relay }) => {
  const meeting = newMeeting();
  const [anna, ben] = [await enter(relay, meeting), await enter(relay, meeting)];
  anna.socket.send(encodeInside());
  anna.send(0, 'hello');
  const frame = await ben.next();
  assert.is(frame.type === 'message' && Buffer.from(frame.body).toString(), 'hello');
});

test('a watcher that speaks is sent away', async ({ relay }) => {
  const watcher = await watch(relay, newMeeting());
  watcher.send(0, 'hello');
  assert.is(await watcher.closed, CLOSE_CODES.badFrame);
});

test('watchers have limits of their own and keep nobody out of a meeting', async () => {
  const relay = await startTestRelay({ maxConnectionsPerAddress: 1 });
  const meeting = newMeeting();
  const protocols = ['schnack.1.watch', meeting.room];
  const first = await enter(relay, meeting, { protocols });
  const second = await enter(relay, meeting, { protocols });
  assert.is(await second.closed, CLOSE_CODES.tooManyFromAddress);
  const anna = await enter(relay, meeting);
  assert.is(anna.socket.readyState, anna.socket.OPEN);
  assert.equal(await first.next(), inside(0));
  await relay.close();
});

test('a relay that stops closes watchers too, and does not say that everybody has left', async () => {
  const relay = await startTestRelay({
    shutdownGraceSeconds: 1,
    embedOrigins: ['https://portal.example'],
  });
  const meeting = newMeeting();
  const watcher = await watch(relay, meeting);
  assert.equal(await watcher.next(), inside(0));
  const anna = await enter(relay, meeting);
  anna.socket.send(encodeInside());
  assert.equal(await watcher.next(), inside(1));
  const closing = relay.close();
  assert.equal(await watcher.next(), { type: 'notice', notice: 'draining' });
  assert.is(await watcher.closed, CLOSE_CODES.draining);
  await closing;
});

test.run();
