// Settings out of environment and flags, and the sentences that wrong ones get.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { readConfig } from './config.ts';

const test = suite('config');

function settings(environment: Record<string, string>, flags: string[] = []) {
  const configuration = readConfig(environment, flags);
  if (!configuration.ok) throw new Error(configuration.problem);
  return configuration.settings;
}

test('nothing set means the defaults: this machine only, nobody else contacted', () => {
  const { host, port, stunUrls, turnUrls, turnSecret, maxRoomSize, publicOrigins } = settings({});
  assert.equal([host, port, maxRoomSize], ['127.0.0.1', 8080, 16]);
  assert.equal([stunUrls, turnUrls, publicOrigins, turnSecret], [[], [], [], null]);
});

test('reads variables, lists and flags; flags win', () => {
  const environment = {
    PORT: '9000',
    MAX_ROOM_SIZE: ' 8 ',
    PUBLIC_ORIGINS: 'https://a.example, https://b.example:8443',
    LOG_LEVEL: '',
  };
  const read = settings(environment, ['--port', '0', '--turn-ttl-seconds=60']);
  assert.equal([read.port, read.maxRoomSize, read.turnTtlSeconds], [0, 8, 60]);
  assert.equal(read.publicOrigins, ['https://a.example', 'https://b.example:8443']);
  assert.is(read.logLevel, 'info');
});

const wrong: [Record<string, string>, string[], string][] = [
  [{ PORT: 'abc' }, [], 'PORT must be a whole number from 0 to 65535, not "abc".'],
  [{ PORT: '65536' }, [], 'PORT must be a whole number from 0 to 65535, not "65536".'],
  [{ MAX_ROOM_SIZE: '1e1' }, [], 'MAX_ROOM_SIZE must be a whole number from 2 to 100, not "1e1".'],
  [
    { LOG_LEVEL: 'all' },
    [],
    'LOG_LEVEL must be one of error, warn, info, debug, silent, not "all".',
  ],
  [
    { EMBED_ORIGINS: "https://a.example; script-src 'unsafe-inline'" },
    [],
    'EMBED_ORIGINS must be a list of origins such as https://portal.example, not "https://a.example; script-src \'unsafe-inline\'".',
  ],
  [
    { PUBLIC_ORIGINS: 'https://a.example/' },
    [],
    'PUBLIC_ORIGINS must be a list of origins such as https://portal.example, not "https://a.example/".',
  ],
  [{ TURN_SECRET: 'geheim' }, [], 'TURN_SECRET must be at least 16 characters long.'],
  [{ TURN_URLS: 'turn:t.example' }, [], 'TURN_URLS and TURN_SECRET must be set both or neither.'],
  [{ TLS_KEY: '/key.pem' }, [], 'TLS_CERT and TLS_KEY must be set both or neither.'],
  [
    { LEGAL_IMPRINT_URL: 'javascript:alert(1)' },
    [],
    'LEGAL_IMPRINT_URL must be an http(s) address or a path, not "javascript:alert(1)".',
  ],
  [
    { OPERATOR_NAME: '<b>Stadt</b>' },
    [],
    'OPERATOR_NAME must be a name of at most 80 characters, not "<b>Stadt</b>".',
  ],
  [{}, ['--prot', '9000'], 'There is no setting "--prot".'],
  [{}, ['9000'], 'There is no setting "9000".'],
  [{}, ['--port'], '--port needs a value.'],
];
for (const [environment, flags, problem] of wrong) {
  test(`says: ${problem}`, () => {
    assert.equal(readConfig(environment, flags), { ok: false, problem });
  });
}

test.run();
