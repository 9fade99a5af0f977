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
const good: AdmissionRequest = {
  url: `/relay/${room}`,
  host: 'meet.example:8443',
  origin: 'https://meet.example:8443',
  protocols: `schnack.1, ${join}`,
};

test('lets in who proves to hold the key of the room', () => {
  assert.equal(admit(good, []), { ok: true, room });
});

test('lets in programs, which send no origin', () => {
  assert.equal(admit({ ...good, origin: undefined }, ['https://a.example']), { ok: true, room });
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
    assert.equal(admit({ ...good, ...change }, []), { ok: false, reason, status });
  });
}

test('a list of origins replaces the host', () => {
  const origins = ['https://portal.example'];
  assert.is(admit({ ...good, origin: 'https://portal.example' }, origins).ok, true);
  assert.is(admit(good, origins).ok, false);
});

test.run();
