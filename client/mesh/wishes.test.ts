// Wishes on the wire: what is read, and what is refused.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { utf8 } from '../kit/bytes.ts';
import { firstWish, readWishMessage, writeGiven, writeWish } from './wishes.ts';

const test = suite('wishes');

test('a wish and what is given for it survive the way', () => {
  const wish = { camera: '360', screen: 'small', pinned: true } as const;
  assert.equal(readWishMessage(writeWish(wish)), { type: 'wish', ...wish });
  const given = {
    camera: { size: '270', reason: 'path' },
    screen: { size: 'off', reason: 'source' },
  } as const;
  assert.equal(readWishMessage(writeGiven(given)), { type: 'given', ...given });
});

for (const junk of [
  '',
  'null',
  '[]',
  '{"type":"wish"}',
  '{"type":"wish","camera":"1080","screen":"off","pinned":false}',
  '{"type":"wish","camera":"120","screen":"off","pinned":false}',
  '{"type":"wish","camera":360,"screen":"off","pinned":false}',
  '{"type":"wish","camera":"360","screen":"off","pinned":"yes"}',
  '{"type":"given","camera":{"size":"360","reason":"mood"},"screen":{"size":"off","reason":"wish"}}',
  '{"type":"later","camera":"360"}',
]) {
  test(`refused: ${junk}`, () => assert.is(readWishMessage(utf8(junk)), undefined));
}

test('bytes that are no text are refused', () => {
  assert.is(readWishMessage(Uint8Array.of(0xff, 0xfe)), undefined);
});

test('before a word is said, the more there are the smaller', () => {
  const cameras = [0, 1, 2, 3, 8].map((links) => firstWish(links).camera);
  assert.equal(cameras, ['720', '720', '360', '180', '180']);
});

test.run();
