// One attempt: which signals it takes, and in which company candidates travel.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { createFakeClock } from '../../test/support/fake-clock.ts';
import { createEmitter } from '../kit/emitter.ts';
import type { PairMessage } from '../signaling/messages.ts';
import { createAttempt } from './attempt.ts';
import type { PathTerms, Transport, TransportEvents, TransportSignal } from './transport.ts';

const test = suite('attempt');

const NO_TRACKS = { microphone: null, camera: null, screen: null, screenAudio: null };

function setUp(initiator: boolean) {
  const clock = createFakeClock();
  const { on, emit } = createEmitter<TransportEvents>();
  const applied: TransportSignal[] = [];
  let restarts = 0;
  let iceServers: RTCIceServer[] = [];
  const paths: PathTerms[] = [];
  const transport: Transport = {
    on,
    signal: (signal) => applied.push(signal),
    send: () => true,
    backlogBytes: () => 0,
    setTrack: () => undefined,
    setEncoding: () => undefined,
    remoteTrack: () => null,
    remoteLevel: () => 0,
    mediaStamp: () => 0,
    setPaths: (next) => void paths.push(next),
    restart: () => void (restarts += 1),
    remoteFingerprint: async () => null,
    stats: async () => null,
    sending: async () => null,
    picturesSeen: async () => null,
    slave: () => null,
  };
  const sent: PairMessage[] = [];
  const attempt = createAttempt(
    {
      name: 'abcdef',
      initiator,
      fingerprint: new Uint8Array(32),
      createTransport: () => transport,
      clock,
      iceServers: () => iceServers,
      addressRule: () => 'open' as const,
      tracks: () => NO_TRACKS,
      startEncodings: () => [],
      fanOut: null,
      send: async (message) => sent.push(message),
    },
    new AbortController().signal,
  );
  const renew = (...servers: RTCIceServer[]) => void (iceServers = servers);
  return { clock, emit, applied, sent, attempt, paths, renew, restarts: () => restarts };
}

test('each offer has the next round, and only the answer to the latest is applied', () => {
  const { emit, applied, sent, attempt } = setUp(true);
  emit('signal', { type: 'offer', sdp: 'one' });
  emit('signal', { type: 'offer', sdp: 'two' });
  assert.equal(
    sent.map((message) => ('round' in message ? message.round : null)),
    [1, 2],
  );
  attempt.receiveAnswer(1, 'late');
  assert.equal(applied, []);
  assert.is(attempt.isAnswered(), false);
  attempt.receiveAnswer(2, 'right');
  assert.equal(applied, [{ type: 'answer', sdp: 'right' }]);
  assert.is(attempt.isAnswered(), true);
});

test('an answer names the round of its offer, and offers are answered one after the other', () => {
  const { emit, applied, sent, attempt } = setUp(false);
  attempt.receiveOffer(4, 'four');
  attempt.receiveOffer(5, 'five');
  attempt.receiveOffer(6, 'six');
  assert.equal(applied, [{ type: 'offer', sdp: 'four' }]);
  emit('signal', { type: 'answer', sdp: 'to four' });
  assert.equal(sent, [{ type: 'answer', attempt: 'abcdef', round: 4, sdp: 'to four' }]);
  assert.equal(
    applied.at(-1),
    { type: 'offer', sdp: 'six' },
    'an offer that is overtaken is left out',
  );
  emit('signal', { type: 'answer', sdp: 'to six' });
  assert.equal(sent.at(-1), { type: 'answer', attempt: 'abcdef', round: 6, sdp: 'to six' });
});

test('the answering side takes no answers', () => {
  const { applied, attempt } = setUp(false);
  attempt.receiveAnswer(0, 'odd');
  assert.equal(applied, []);
});

test('candidates travel together: the first soon, later ones in company, never too many', () => {
  const { clock, emit, sent } = setUp(true);
  const find = (count: number) => {
    for (let at = 0; at < count; at += 1) {
      emit('signal', { type: 'candidate', candidate: { candidate: `c${at}` } });
    }
  };
  const sizes = () =>
    sent.map((message) => ('candidates' in message ? message.candidates.length : null));
  find(2);
  clock.advance(10);
  assert.equal(sizes(), [2]);
  find(3);
  clock.advance(10);
  assert.equal(sizes(), [2]);
  find(40);
  clock.advance(50);
  assert.equal(sizes(), [2, 32, 11]);
});

test('other servers for paths reach the side that only answers, too: restarts look by them', () => {
  const { attempt, paths, renew } = setUp(false);
  const turn = { urls: 'turn:turn.test', username: 'later', credential: 'new' };
  renew(turn);
  attempt.followPaths();
  assert.equal(paths, [{ iceServers: [turn], relayOnly: false }]);
});

test('only the initiator restarts; the other side asks for it', () => {
  const initiator = setUp(true);
  initiator.attempt.restart();
  initiator.attempt.receiveRestart();
  assert.is(initiator.restarts(), 2);
  assert.equal(initiator.sent, []);
  const other = setUp(false);
  other.attempt.restart();
  other.attempt.receiveRestart();
  assert.is(other.restarts(), 0);
  assert.equal(other.sent, [{ type: 'restart', attempt: 'abcdef' }]);
});

test.run();
