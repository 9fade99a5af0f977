// Tests of the status line's choice of words.
import { signal } from '@preact/signals';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { en } from '../../i18n/en.ts';
import { setLocale } from '../../i18n/i18n.ts';
import type { MediaProblem } from '../../room/local-media.ts';
import type { LinkHealth } from '../../room/participant.ts';
import type { RelayState, Room } from '../../room/room.ts';
import { statusesOf } from './status.ts';

const test = suite('status');
setLocale('en');

function source() {
  return {
    problem: signal<MediaProblem | null>(null),
    replaced: signal<{ lost: string; using: string } | null>(null),
  };
}

function calmRoom() {
  const parts = {
    online: signal(true),
    relay: signal<RelayState>('open'),
    refusal: signal<'roomFull' | null>(null),
    health: signal<LinkHealth>('good'),
    microphone: source(),
    camera: source(),
    screen: source(),
    mutedSpeaking: signal(false),
  };
  const { microphone, camera, screen, mutedSpeaking } = parts;
  const other = { id: 'elke', name: signal('Elke Feddersen'), health: parts.health };
  // Only what the status line reads.
  const room = {
    ...parts,
    others: signal([other]),
    media: { microphone, camera, screen, mutedSpeaking },
  } as unknown as Room;
  return { ...parts, room };
}

const first = (room: Room) => statusesOf(room)[0]?.text;

test('a calm meeting has nothing to say', () => {
  assert.equal(statusesOf(calmRoom().room), []);
});

test('a lost relay is told together with what still works', () => {
  const { room, relay } = calmRoom();
  relay.value = 'lost';
  assert.is(first(room), en.status.relayLost);
});

test('being offline is told before the relay that is lost with it', () => {
  const { room, relay, online } = calmRoom();
  relay.value = 'lost';
  online.value = false;
  assert.is(first(room), en.status.offline);
});

test('a refusal is told with its reason', () => {
  const { room, relay, refusal } = calmRoom();
  relay.value = 'refused';
  refusal.value = 'roomFull';
  assert.is(first(room), en.refusal.roomFull);
});

test('own devices come before the links to others, and may be waved away', () => {
  const { room, health, camera } = calmRoom();
  health.value = 'weak';
  camera.problem.value = 'busy';
  const [device, link] = statusesOf(room);
  assert.is(device?.text, en.media.camera.busy);
  assert.ok(device?.dismissable);
  assert.is(link?.text, en.status.weak('Elke Feddersen'));
  assert.not(link?.dismissable);
});

test('a device that vanished is named together with its replacement', () => {
  const { room, microphone } = calmRoom();
  microphone.replaced.value = { lost: 'Headset', using: 'Built-in' };
  assert.is(first(room), en.media.replaced('Headset', 'Built-in'));
});

test('somebody out of reach is told by name', () => {
  const { room, health } = calmRoom();
  health.value = 'reconnecting';
  assert.is(first(room), en.status.lost('Elke Feddersen'));
  health.value = 'lost';
  assert.is(first(room), en.status.gaveUp('Elke Feddersen'));
});

test.run();
