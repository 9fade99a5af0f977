// TURN credentials as coturn checks them.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { turnCredentials } from './turn-credentials.ts';

const test = suite('turn-credentials');

test('the user name is expiry and nonce, the password their HMAC-SHA1', () => {
  // printf '1700003600:abc' | openssl dgst -sha1 -hmac 'a secret of coturn' -binary | base64
  assert.equal(turnCredentials('a secret of coturn', 1_700_000_000, 3600, 'abc'), {
    username: '1700003600:abc',
    credential: 'ruDOoQxOCr2ixXZarP5+vEEz3dY=',
  });
});

test.run();
