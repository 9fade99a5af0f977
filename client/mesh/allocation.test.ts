// How much each link gets.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { cameraEncoding, scaleDownBy, screenEncoding } from './allocation.ts';

const test = suite('allocation');

test('the more links, the smaller the picture, step by step', () => {
  const heights = [0, 1, 2, 3, 4, 5, 8, 15].map((links) => cameraEncoding(links).maxHeight);
  assert.equal(heights, [720, 720, 360, 270, 270, 180, 180, 180]);
});

test('all links together never ask for much more than one alone', () => {
  const alone = cameraEncoding(1).maxBitrateKbps;
  for (let links = 2; links <= 8; links += 1) {
    assert.ok(cameraEncoding(links).maxBitrateKbps * links <= alone, `${links} links`);
  }
});

test('a picture is scaled down to the wanted height and never up', () => {
  const encoding = cameraEncoding(3);
  assert.is(scaleDownBy(1080, encoding), 4);
  assert.is(scaleDownBy(270, encoding), 1);
  assert.is(scaleDownBy(120, encoding), 1);
  assert.is(scaleDownBy(1440, screenEncoding()), 1);
});

test.run();
