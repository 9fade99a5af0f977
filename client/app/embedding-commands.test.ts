// What a page around a frame may ask for, when: refusals with their codes, and nothing done in their place.
import { signal } from '@preact/signals';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import type { Command } from '../embed/to-frame.ts';
import { createStageState } from '../view/meeting/stage-state.ts';
import { runCommand, type CommandContext } from './embedding-commands.ts';
import type { Visit } from './visit.ts';

const test = suite('embedding commands');

type Role = 'host' | 'cohost' | 'guest';

/** A person in the lobby, or with `role` in a meeting with Anna while Ben knocks. */
function createContext(role: Role | null) {
  const done: string[] = [];
  const note =
    (name: string) =>
    (...values: unknown[]) =>
      void done.push([name, ...values].join(' '));
  const source = { on: signal(false), turnOn: note('on'), turnOff: note('off') };
  const blur = { available: signal(role === 'host'), set: note('blur') };
  const media = { microphone: source, camera: source, screen: source, blur };
  const room = {
    self: { id: 'self' },
    others: signal([{ id: 'anna' }]),
    links: signal([]),
    detour: false,
    volumes: { set: note('volume') },
    announce: note('announce'),
    moderation: {
      role: signal(role ?? 'guest'),
      knocks: signal([{ id: 'ben', name: 'Ben', note: '', sinceMs: 0 }]),
      mayUse: (right: string) => right !== 'chat',
      admit: note('admit'),
      mute: note('mute'),
      remove: note('remove'),
      endForAll: note('end'),
      setPolicy: (change: object) => note('policy')(JSON.stringify(change)),
    },
  };
  const slots = signal({
    panels: [{ id: 'chat' }],
    outside: [{ commands: { setHand: (up: unknown) => (note('hand')(up), true) } }],
  });
  const running = { room, slots, panel: { show: note('panel') } };
  const visit = {
    media: signal(media),
    stage: signal(role === null ? { type: 'lobby' } : { type: 'meeting', running }),
    audioOnly: { on: signal(false), set: note('audio only') },
    setName: note('name'),
    join: note('join'),
    leave: note('leave'),
  };
  const context: CommandContext = {
    // Only what commands touch; the whole of a visit needs a browser.
    visit: signal(visit as unknown as Visit),
    layout: signal('grid'),
    stage: signal(createStageState()),
    data: { send: (data) => (note('data')(JSON.stringify(data)), { code: null }) },
  };
  return { context, done };
}

const cases: [string, Role | null, Command, string | null, string[]][] = [
  ['joining', null, { type: 'join' }, null, ['join']],
  ['a name in the lobby', null, { type: 'setName', name: 'Jule' }, null, ['name Jule']],
  ['a hand in the lobby', null, { type: 'setHand', on: true }, 'not-in-meeting', []],
  ['a screen in the lobby', null, { type: 'setScreen', on: true }, 'not-in-meeting', []],
  ['a device before the person acted', 'guest', { type: 'setAudio', on: true }, 'needs-person', []],
  ['turning off, always', 'guest', { type: 'setVideo', on: false }, null, ['off']],
  ['a hand', 'guest', { type: 'setHand', on: true }, null, ['hand true']],
  [
    'blur where the camera can',
    'host',
    { type: 'setBackground', background: 'blur' },
    null,
    ['blur true'],
  ],
  [
    'blur where it cannot',
    'guest',
    { type: 'setBackground', background: 'none' },
    'not-offered',
    [],
  ],
  ['data', 'guest', { type: 'sendData', data: [1] }, null, ['data [1]']],
  ['data in the lobby', null, { type: 'sendData', data: 1 }, 'not-in-meeting', []],
  ['verification in the lobby', null, { type: 'getVerification' }, 'not-in-meeting', []],
  [
    'a feature that is not there',
    'guest',
    { type: 'sendReaction', kind: 'agree' },
    'unknown-command',
    [],
  ],
  ['what hosts keep to themselves', 'guest', { type: 'sendChat', text: 'Moin' }, 'not-allowed', []],
  ['a panel that is not there', 'guest', { type: 'openPanel', panel: 'x' }, 'bad-value', []],
  ['closing the panel', 'guest', { type: 'openPanel', panel: null }, null, ['panel ']],
  [
    'the volume of somebody',
    'guest',
    { type: 'setVolume', id: 'anna', volume: 0 },
    null,
    ['volume anna 0'],
  ],
  [
    'the volume of nobody',
    'guest',
    { type: 'setVolume', id: 'x', volume: 0 },
    'unknown-person',
    [],
  ],
  ['an order by a guest', 'guest', { type: 'admit', ids: ['ben'] }, 'not-allowed', []],
  ['letting in', 'host', { type: 'admit', ids: ['ben'] }, null, ['admit ben']],
  ['letting in who does not wait', 'host', { type: 'admit', ids: ['anna'] }, 'unknown-person', []],
  ['muting', 'host', { type: 'mute', ids: ['anna'] }, null, ['mute anna']],
  ['removing nobody', 'host', { type: 'removeParticipant', id: 'ben' }, 'unknown-person', []],
  ['ending', 'host', { type: 'endForAll' }, null, ['end']],
  ['ending, as only a host can', 'cohost', { type: 'endForAll' }, 'not-allowed', []],
  ['locking', 'host', { type: 'lock', on: true }, null, ['policy {"locked":true}']],
  ['sound alone in the lobby', null, { type: 'setAudioOnly', on: true }, null, ['audio only true']],
  ['sound alone as it is', null, { type: 'setAudioOnly', on: false }, null, []],
  ['rules by a guest', 'guest', { type: 'setPolicy', change: {} }, 'not-allowed', []],
  [
    'rules, one of them',
    'host',
    { type: 'setPolicy', change: { chat: 'hosts' } },
    null,
    ['policy {"allow":{"chat":"hosts"}}'],
  ],
  [
    'hiding addresses without a way around',
    'host',
    { type: 'setPolicy', change: { hideAddresses: true } },
    'not-allowed',
    [],
  ],
];
for (const [name, role, command, code, wanted] of cases) {
  test(`${name}: ${code ?? 'done'}`, async () => {
    const { context, done } = createContext(role);
    assert.is((await runCommand(command, context)).code, code);
    assert.equal(done, wanted);
  });
}

test('pinning twice is pinning once', async () => {
  const { context } = createContext('guest');
  const pins = () => context.stage.peek()?.pins.peek();
  for (let time = 0; time < 2; time++) await runCommand({ type: 'pin', id: 'anna' }, context);
  assert.equal(pins(), ['anna']);
  await runCommand({ type: 'pin', id: 'anna', on: false }, context);
  assert.equal(pins(), []);
});

test.run();
