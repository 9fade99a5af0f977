// Client addresses behind proxies, and what they are counted by.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { addressKey, clientAddress } from './address.ts';

const test = suite('address');

test('nobody is believed without a trusted proxy', () => {
  assert.is(clientAddress('10.0.0.1', '1.2.3.4', 0), '10.0.0.1');
});

test('each trusted proxy counts one entry from the right', () => {
  assert.is(clientAddress('10.0.0.1', 'forged, 1.2.3.4', 1), '1.2.3.4');
  assert.is(clientAddress('10.0.0.1', 'forged, 1.2.3.4, 10.0.0.2', 2), '1.2.3.4');
  assert.is(clientAddress('10.0.0.1', '1.2.3.4', 3), '1.2.3.4');
  assert.is(clientAddress('10.0.0.1', undefined, 1), '10.0.0.1');
});

const keys: [string, string][] = [
  ['192.0.2.7', '192.0.2.7'],
  ['192.0.2.7:5123', '192.0.2.7'],
  ['::ffff:192.0.2.7', '192.0.2.7'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
  ['2001:0DB8:0001:2::9', '2001:db8:1:2'],
  ['[2001:db8::9]:443', '2001:db8:0:0'],
  ['fe80::1%eth0', 'fe80:0:0:0'],
  ['::1', '0:0:0:0'],
  ['1::2:3:4:5:6:7', '1:0:2:3'],
  ['', 'unknown'],
  ['<script>', 'unknown'],
];
for (const [address, key] of keys) {
  test(`${address || 'no address'} counts as ${key}`, () => assert.is(addressKey(address), key));
}

test.run();
