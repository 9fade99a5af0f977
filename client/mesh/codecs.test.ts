// Words for encoders, written into a description.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { withFormat, withSilenceUnsent } from './codecs.ts';

const test = suite('codecs');

test('parameters are added to those that there are', () => {
  const sdp = 'a=rtpmap:111 opus/48000/2\r\na=fmtp:111 minptime=10;useinbandfec=1\r\n';
  const expected =
    'a=rtpmap:111 opus/48000/2\r\na=fmtp:111 minptime=10;useinbandfec=1;usedtx=1\r\n';
  assert.is(withFormat(sdp, 'opus', 'usedtx=1'), expected);
});

test('without any there is a line for them', () => {
  const sdp = 'a=rtpmap:96 VP8/90000\r\na=rtpmap:97 rtx/90000\r\na=fmtp:97 apt=96\r\n';
  const expected =
    'a=rtpmap:96 VP8/90000\r\na=fmtp:96 x=1\r\na=rtpmap:97 rtx/90000\r\na=fmtp:97 apt=96\r\n';
  assert.is(withFormat(sdp, 'VP8', 'x=1'), expected);
});

test('a codec that is not there changes nothing', () => {
  assert.is(withFormat('a=rtpmap:96 VP8/90000\r\n', 'opus', 'x'), 'a=rtpmap:96 VP8/90000\r\n');
});

test('the other side asks for silence to be left out, for microphone and screen alike', () => {
  const audio = 'm=audio 9 X 111\r\na=rtpmap:111 opus/48000/2\r\na=fmtp:111 minptime=10\r\n';
  const video = 'm=video 9 X 96\r\na=rtpmap:96 VP8/90000\r\n';
  const asked = audio.replace('minptime=10', 'minptime=10;usedtx=1');
  assert.is(withSilenceUnsent(audio + video + audio), asked + video + asked);
});

test.run();
