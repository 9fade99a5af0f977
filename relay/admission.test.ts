// Who may open a WebSocket: one table of requests and answers.
import { createHash } from 'node:crypto';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { toBase64url } from '../shared/base64url.ts';
import { admit } from './admission.ts';
import type { AdmissionRequest } from './admission.ts';

const test = suite('admission');

const joinBytes = Uint8Array.from({ length: 16 }, (_, at) => at);
const join = toBase64url(joinBytes);
const room = toBase64url(createHash('sha256').update(joinBytes).digest().subarray(0, 16));
const watchOf = (word: Uint8Array) =>
  toBase64url(createHash('sha256').update('schnack/1 watch').update(word).digest().subarray(0, 16));
const none = { public: [], embed: [] };
const good: AdmissionRequest = {
  url: `/relay/${room}`,
  host: 'meet.example:8443',
  origin: 'https://meet.example:8443',
  protocols: `schnack.1, ${join}`,
};

test('lets in who proves to hold the key of the room', () => {
  assert.equal(admit(good, none), { ok: true, as: 'member', room, word: watchOf(joinBytes) });
});

test('lets in programs, which send no origin', () => {
  const origins = { public: ['https://a.example'], embed: [] };
  assert.is(admit({ ...good, origin: undefined }, origins).ok, true);
});

const wrong: [string, Partial<AdmissionRequest>, string, number][] = [
  ['no room', { url: '/relay/' }, 'path', 404],
  ['a short room', { url: '/relay/abc' }, 'path', 404],
  ['a room with more behind it', { url: `/relay/${room}/x` }, 'path', 404],
  ['a query', { url: `/relay/${room}?a=b` }, 'path', 404],
  ['another path', { url: '/' }, 'path', 404],
  ['a room that is not spelled canonically', { url: `/relay/${'A'.repeat(21)}B` }, 'path', 404],
  ['another site', { origin: 'https://evil.example' }, 'origin', 403],
  ['another port', { origin: 'https://meet.example' }, 'origin', 403],
  ['a sandboxed page', { origin: 'null' }, 'origin', 403],
  ['no host', { host: undefined }, 'origin', 403],
  ['no subprotocol', { protocols: undefined }, 'subprotocol', 403],
  ['another version', { protocols: `schnack.2, ${join}` }, 'subprotocol', 403],
  ['no proof', { protocols: 'schnack.1' }, 'subprotocol', 403],
  ['two proofs', { protocols: `schnack.1, ${join}, ${join}` }, 'subprotocol', 403],
  ['the wrong proof', { protocols: `schnack.1, ${'B'.repeat(21)}A` }, 'proof', 403],
  ['the room as its own proof', { protocols: `schnack.1, ${room}` }, 'proof', 403],
  ['a proof with foreign characters', { protocols: 'schnack.1, $$$$' }, 'proof', 403],
  ['a proof that is too long', { protocols: `schnack.1, ${join}AA` }, 'proof', 403],
];
for (const [name, change, reason, status] of wrong) {
  test(`refuses ${name}`, () => {
    assert.equal(admit({ ...good, ...change }, none), { ok: false, reason, status });
  });
}

test('a list of origins replaces the host', () => {
  const origins = { public: ['https://portal.example'], embed: [] };
  assert.is(admit({ ...good, origin: 'https://portal.example' }, origins).ok, true);
  assert.is(admit(good, origins).ok, false);
});

const watcher = { ...good, protocols: `schnack.1.watch, ${'C'.repeat(21)}A` };

test('a watcher gets in with any word: only the word of a member shows whether it is right', () => {
  const word = `${'C'.repeat(21)}A`;
  assert.equal(admit(watcher, none), { ok: true, as: 'watcher', room, word });
  assert.is(admit({ ...watcher, protocols: 'schnack.1.watch, abc' }, none).ok, false);
});

test('pages that may embed may watch, and no more', () => {
  const origins = { public: [], embed: ['https://portal.example'] };
  const from = { origin: 'https://portal.example' };
  assert.is(admit({ ...watcher, ...from }, origins).ok, true);
  assert.equal(admit({ ...good, ...from }, origins), { ok: false, reason: 'origin', status: 403 });
  assert.is(admit({ ...watcher, origin: 'https://evil.example' }, origins).ok, false);
});

test('what a watcher knows lets nobody in', () => {
  const word = watchOf(joinBytes);
  const request = { ...good, protocols: `schnack.1, ${word}` };
  assert.equal(admit(request, none), { ok: false, reason: 'proof', status: 403 });
});

test.run();
