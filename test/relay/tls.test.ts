// The relay with a certificate of its own: https for the client, wss for its members.
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { get } from 'node:https';
import type { IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generate } from 'selfsigned';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { WebSocket } from 'ws';
import { CLOSE_CODES } from '../../shared/close-codes.ts';
import { newMeeting, startTestRelay } from './support.ts';

const test = suite('tls');

test('serves pages and members by TLS and says its address with https', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'schnack-tls-'));
  const [tlsCert, tlsKey] = [join(directory, 'cert.pem'), join(directory, 'key.pem')];
  const { cert, private: key } = await generate([{ name: 'commonName', value: 'localhost' }], {
    keyType: 'ec',
    algorithm: 'sha256',
    extensions: [{ name: 'subjectAltName', altNames: [{ type: 2, value: 'localhost' }] }],
  });
  writeFileSync(tlsCert, cert);
  writeFileSync(tlsKey, key);
  const relay = await startTestRelay({ tlsCert, tlsKey });
  assert.is(relay.address, `https://localhost:${relay.port}`);

  const asking = get({
    host: '127.0.0.1',
    port: relay.port,
    headers: { host: 'localhost' },
    ca: cert,
  });
  const [page]: IncomingMessage[] = await once(asking, 'response');
  page?.resume();
  assert.match(page?.headers['strict-transport-security'] ?? '', 'max-age');

  const meeting = newMeeting();
  const member = new WebSocket(
    `wss://localhost:${relay.port}/relay/${meeting.room}`,
    ['schnack.1', meeting.join],
    { ca: cert, family: 4 },
  );
  const [closed] = [once(member, 'close'), await once(member, 'open')];
  await relay.close();
  assert.is((await closed)[0], CLOSE_CODES.draining);
  rmSync(directory, { recursive: true });
});

test.run();
