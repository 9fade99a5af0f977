// Tests of the status line's choice of words.
import { signal } from '@preact/signals';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { addresses } from '../../i18n/addresses.ts';
import { access } from '../../i18n/access.ts';
import { en } from '../../i18n/en.ts';
import { setLocale } from '../../i18n/i18n.ts';
import { status } from '../../i18n/status.ts';
import type { MediaProblem } from '../../room/local-media.ts';
import { RECOMMENDED_ROOM_SIZE } from '../../../shared/limits.ts';
import type { ConnectionHealth, OverallTrouble, PersonTrouble } from '../../room/health.ts';
import type { Validity } from '../../room/expiry.ts';
import type { Room } from '../../room/room.ts';
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
  const health = signal<ConnectionHealth>({ level: 'good', overall: null, people: [] });
  const parts = {
    health,
    microphone: source(),
    camera: source(),
    screen: source(),
    mutedSpeaking: signal(false),
    validity: signal<Validity>('valid'),
    forced: signal(false),
    unreachable: signal(false),
  };
  const { microphone, camera, screen, mutedSpeaking } = parts;
  const echoing = signal<readonly string[]>([]);
  const other = { id: 'elke', name: signal('Elke Feddersen') };
  // Only what the status line reads.
  const room = {
    health,
    others: signal([other]),
    echoing,
    addresses: { forced: parts.forced, unreachable: parts.unreachable },
    expiry: { hour: 498_900, validity: parts.validity },
    media: { microphone, camera, screen, mutedSpeaking },
  } as unknown as Room;
  const trouble = (overall: OverallTrouble | null, ...codes: PersonTrouble['code'][]) => {
    const people = codes.map((code) => ({ id: 'elke', code }));
    health.value = { level: 'weak', overall, people };
  };
  return { ...parts, echoing, room, trouble };
}

const first = (room: Room) => statusesOf(room)[0]?.text;

test('a calm meeting has nothing to say', () => {
  assert.equal(statusesOf(calmRoom().room), []);
});

const WHOLE: readonly [OverallTrouble, string][] = [
  [{ code: 'offline' }, status.en.offline],
  [{ code: 'relayLost' }, status.en.relayLost],
  [{ code: 'relayUnreachable' }, status.en.relayUnreachable],
  [{ code: 'relayConnecting' }, status.en.relayConnecting],
  [{ code: 'refused', reason: 'roomFull' }, en.refusal.roomFull],
  [{ code: 'blocked', detour: false }, status.en.blocked],
  [{ code: 'blocked', detour: true }, status.en.blockedDetour],
  [{ code: 'nobodyReached' }, status.en.nobodyReached],
  [{ code: 'allWeak' }, status.en.allWeak],
  [{ code: 'manyPeople' }, status.en.manyPeople],
];

for (const [overall, text] of WHOLE)
  test(`${overall.code} has its sentence`, () => {
    const { room, trouble } = calmRoom();
    trouble(overall);
    assert.is(first(room), text);
  });

test('own devices come after the whole connection and before the links, and may be waved away', () => {
  const { room, trouble, camera } = calmRoom();
  trouble({ code: 'relayLost' }, 'weak');
  camera.problem.value = 'busy';
  const [whole, device, link] = statusesOf(room);
  assert.is(whole?.text, status.en.relayLost);
  assert.is(device?.text, en.media.camera.busy);
  assert.ok(device?.dismissable);
  assert.is(link?.text, status.en.weak('Elke Feddersen'));
  assert.not(link?.dismissable);
});

test('a device that gives the own voice back is told by name, and may be waved away', () => {
  const { room, echoing } = calmRoom();
  echoing.value = ['elke'];
  assert.is(first(room), status.en.echo('Elke Feddersen'));
  assert.ok(statusesOf(room)[0]?.dismissable);
  echoing.value = [];
  assert.equal(statusesOf(room), []);
});

test('many people are told last, calmly, and may be waved away', () => {
  const { room, trouble } = calmRoom();
  trouble({ code: 'manyPeople' }, 'weak');
  const [link, many] = statusesOf(room);
  assert.is(link?.text, status.en.weak('Elke Feddersen'));
  assert.is(many?.tone, 'info');
  assert.ok(many?.dismissable);
});

test('the number in the sentence about many people is the recommended one', () => {
  assert.is(RECOMMENDED_ROOM_SIZE, 8);
});

test('a device that vanished is named together with its replacement', () => {
  const { room, microphone } = calmRoom();
  microphone.replaced.value = { lost: 'Headset', using: 'Built-in' };
  assert.is(first(room), en.media.replaced('Headset', 'Built-in'));
});

test('somebody out of reach is told by name, with a way to try again once we gave up', () => {
  const { room, trouble } = calmRoom();
  const name = 'Elke Feddersen';
  trouble(null, 'reconnecting');
  assert.is(first(room), status.en.lost(name));
  assert.is(statusesOf(room)[0]?.retryId, null);
  trouble(null, 'unreached');
  assert.is(first(room), status.en.unreached(name));
  trouble(null, 'lost');
  assert.is(first(room), status.en.gaveUp(name));
  assert.is(statusesOf(room)[0]?.retryId, 'elke');
});

test('those inside learn before and at the end that nobody else can join, after all that is worse', () => {
  const { room, validity, health } = calmRoom();
  validity.value = 'soon';
  assert.match(first(room) ?? '', /One can still join until \d\d:\d\d\./);
  assert.is(statusesOf(room)[0]?.dismissable, true);
  validity.value = 'over';
  assert.is(first(room), access.en.over);
  const [{ key } = { key: '' }] = statusesOf(room);
  validity.value = 'closed';
  assert.is(statusesOf(room)[0]?.key, key, 'once is enough');
  health.value = { level: 'reconnecting', overall: { code: 'relayLost' }, people: [] };
  assert.is(first(room), status.en.relayLost);
});

test('a detour out of reach is told before all else, with what can be done about it', () => {
  const { room, unreachable, forced, trouble } = calmRoom();
  unreachable.value = true;
  trouble({ code: 'blocked', detour: true });
  assert.is(first(room), addresses.en.unreachable);
  forced.value = true;
  assert.is(first(room), addresses.en.unreachableForced);
});

test.run();
