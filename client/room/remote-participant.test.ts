// What others are heard and seen doing, as far as hosts let them.
import { signal } from '@preact/signals';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { createRemoteParticipant } from './remote-participant.ts';
import type { SelfDescription } from './self-description.ts';

const test = suite('remote participant');

/** Somebody whose client says that everything is on. */
function loud() {
  const wantsPictures = signal(true);
  const allowed = signal({ microphone: true, camera: true, screen: true });
  const description = signal<SelfDescription | null>({
    name: 'Mallory',
    microphone: true,
    camera: true,
    screen: true,
  });
  const participant = createRemoteParticipant({
    id: 'mallory',
    order: 1,
    name: 'Mallory',
    description,
    allowed: (source) => allowed.value[source],
    wantsPictures: () => wantsPictures.value,
    knownSinceMs: 0,
    claims: { build: 'test', fingerprint: new Uint8Array(32) },
  });
  const track = {} as MediaStreamTrack;
  participant.setTracks(() => track);
  for (let atMs = 0; atMs < 1_000; atMs += 75) participant.hear(0.5, atMs);
  return { participant, allowed, wantsPictures };
}

test('a client that ignores a mute is not played and does not count as speaking', () => {
  const { participant, allowed } = loud();
  assert.ok(participant.microphoneTrack.value);
  assert.is(participant.speaking.value, true);
  allowed.value = { ...allowed.value, microphone: false };
  assert.is(participant.microphoneTrack.value, null);
  assert.is(participant.microphone.value, false);
  assert.is(participant.speaking.value, false);
  assert.ok(participant.cameraTrack.value, 'what is allowed goes on');
  assert.ok(participant.screenTrack.value, 'a muted person may go on showing');
  assert.is(participant.screenAudioTrack.value, null, 'no way around the mute');
});

test('a client that shares without the right is not shown and not heard with it', () => {
  const { participant, allowed } = loud();
  allowed.value = { ...allowed.value, screen: false };
  assert.is(participant.screenTrack.value, null);
  assert.is(participant.screenAudioTrack.value, null);
  allowed.value = { ...allowed.value, screen: true };
  assert.ok(participant.screenTrack.value, 'and it is again once it may');
});

test('with sound alone no picture is shown; what the person does and all sound stay', () => {
  const { participant, wantsPictures } = loud();
  wantsPictures.value = false;
  assert.is(participant.cameraTrack.value, null);
  assert.is(participant.screenTrack.value, null);
  assert.equal([participant.camera.value, participant.screen.value], [true, true]);
  assert.ok(participant.microphoneTrack.value);
  assert.ok(participant.screenAudioTrack.value);
});

test.run();
