// Every race of one source, as a table of events and what they lead to.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import {
  delivering,
  nextSource,
  sourceOff,
  type SourceCommand,
  type SourceEvent,
  type SourcePolicy,
  type SourceState,
} from './source-state.ts';

const test = suite('source-state');
const camera: SourcePolicy = { parks: false, endIsLoss: true };
const microphone: SourcePolicy = { parks: true, endIsLoss: true };
const screen: SourcePolicy = { parks: false, endIsLoss: false };

/** Captures are just names here. */
function play(policy: SourcePolicy, ...events: SourceEvent<string>[]) {
  let state: SourceState<string> = sourceOff;
  let commands: readonly SourceCommand<string>[] = [];
  for (const event of events) ({ state, commands } = nextSource(state, event, policy));
  const shown = commands.map((command) =>
    command.type === 'stop'
      ? `stop ${command.capture}`
      : command.type === 'open'
        ? `open ${command.target} ${command.attempt}`
        : command.type,
  );
  return { state, commands: shown, delivers: delivering(state) };
}

const on = { type: 'turn-on' } as const;
const off = { type: 'turn-off' } as const;
const choose = { type: 'choose' } as const;
const reopen = { type: 'reopen' } as const;
const close = { type: 'close' } as const;
const opened = (attempt: number, capture: string) =>
  ({ type: 'opened', attempt, capture }) as const;
const failed = (attempt: number, problem: 'busy' | 'denied' | 'missing' | null) =>
  ({ type: 'failed', attempt, problem }) as const;
const ended = (capture: string) => ({ type: 'ended', capture }) as const;
const recovery = (attempt: number, permission: 'granted' | 'denied' | 'unknown') =>
  ({ type: 'recovery', attempt, permission }) as const;

const table: [
  name: string,
  policy: SourcePolicy,
  events: SourceEvent<string>[],
  expected: { phase: string; delivers?: string; problem?: string; commands?: string[] },
][] = [
  ['turning on opens', camera, [on], { phase: 'opening', commands: ['open chosen 1'] }],
  ['turning on twice opens once', camera, [on, on], { phase: 'opening' }],
  ['an opened device delivers', camera, [on, opened(1, 'a')], { phase: 'on', delivers: 'a' }],
  ['a refusal says why', camera, [on, failed(1, 'denied')], { phase: 'off', problem: 'denied' }],
  [
    'a refusal is past when the browser allows the device',
    camera,
    [on, failed(1, 'denied'), { type: 'allowed' }],
    { phase: 'off' },
  ],
  [
    'allowing a device does not help against one that is busy',
    camera,
    [on, failed(1, 'busy'), { type: 'allowed' }],
    { phase: 'off', problem: 'busy' },
  ],
  [
    'allowing a device does not disturb one that is on',
    camera,
    [on, opened(1, 'a'), { type: 'allowed' }],
    { phase: 'on', delivers: 'a' },
  ],
  ['a cancelled dialog says nothing', screen, [on, failed(1, null)], { phase: 'off' }],
  [
    'turning off closes the camera',
    camera,
    [on, opened(1, 'a'), off],
    { phase: 'off', commands: ['stop a'] },
  ],
  ['turning off parks the microphone', microphone, [on, opened(1, 'a'), off], { phase: 'off' }],
  [
    'a parked microphone delivers again without opening',
    microphone,
    [on, opened(1, 'a'), off, on],
    { phase: 'on', delivers: 'a' },
  ],
  ['turning off while opening is off', camera, [on, off], { phase: 'off' }],
  [
    'a device that opens after turning off is closed',
    microphone,
    [on, off, opened(1, 'a')],
    { phase: 'off', commands: ['stop a'] },
  ],
  [
    'a refusal after turning off is nobody’s problem',
    camera,
    [on, off, failed(1, 'denied')],
    { phase: 'off' },
  ],
  [
    'off and on again while opening takes only the second device',
    camera,
    [on, off, on, opened(1, 'a')],
    { phase: 'opening', commands: ['stop a'] },
  ],
  [
    'choosing while opening asks for the new device',
    camera,
    [on, choose],
    { phase: 'opening', commands: ['open chosen 2'] },
  ],
  [
    'the device chosen before arrives too late',
    camera,
    [on, choose, opened(1, 'a')],
    { phase: 'opening', commands: ['stop a'] },
  ],
  [
    'choosing while on keeps delivering',
    camera,
    [on, opened(1, 'a'), choose],
    { phase: 'opening', delivers: 'a', commands: ['open chosen 2'] },
  ],
  [
    'the new device replaces the old one',
    camera,
    [on, opened(1, 'a'), choose, opened(2, 'b')],
    { phase: 'on', delivers: 'b', commands: ['stop a'] },
  ],
  [
    'turning off while changing closes the old device even if it could be parked',
    microphone,
    [on, opened(1, 'a'), choose, off],
    { phase: 'off', commands: ['stop a'] },
  ],
  [
    'a busy new device is tried once more alone',
    camera,
    [on, opened(1, 'a'), choose, failed(2, 'busy')],
    { phase: 'opening', commands: ['stop a', 'open chosen 3'] },
  ],
  [
    'a device that stays busy leads back',
    camera,
    [on, opened(1, 'a'), choose, failed(2, 'busy'), failed(3, 'busy')],
    { phase: 'opening', commands: ['open previous 4'] },
  ],
  [
    'back on the previous device the problem is told',
    camera,
    [on, opened(1, 'a'), choose, failed(2, 'busy'), failed(3, 'busy'), opened(4, 'a2')],
    { phase: 'on', delivers: 'a2', problem: 'busy' },
  ],
  [
    'when the way back fails the first problem is told',
    camera,
    [on, opened(1, 'a'), choose, failed(2, 'busy'), failed(3, 'busy'), failed(4, 'missing')],
    { phase: 'off', problem: 'busy' },
  ],
  [
    'a new device that is refused leaves the old one on',
    camera,
    [on, opened(1, 'a'), choose, failed(2, 'denied')],
    { phase: 'on', delivers: 'a', problem: 'denied' },
  ],
  [
    'choosing another device closes the parked one',
    microphone,
    [on, opened(1, 'a'), off, choose],
    { phase: 'off', commands: ['stop a'] },
  ],
  [
    'choosing after a busy device forgets that problem',
    camera,
    [on, failed(1, 'busy'), choose],
    { phase: 'off' },
  ],
  [
    'choosing after a refusal keeps it',
    camera,
    [on, failed(1, 'denied'), choose],
    { phase: 'off', problem: 'denied' },
  ],
  [
    'a device that ends is gone and may come back',
    camera,
    [on, opened(1, 'a'), ended('a')],
    { phase: 'off', problem: 'gone', commands: ['stop a', 'ask-recovery'] },
  ],
  [
    'a lost device is replaced where permission lasts',
    camera,
    [on, opened(1, 'a'), ended('a'), recovery(2, 'granted')],
    { phase: 'opening', commands: ['open chosen 3'] },
  ],
  [
    'a revoked permission is denied',
    camera,
    [on, opened(1, 'a'), ended('a'), recovery(2, 'denied')],
    { phase: 'off', problem: 'denied' },
  ],
  [
    'nobody is asked after a loss',
    camera,
    [on, opened(1, 'a'), ended('a'), recovery(2, 'unknown')],
    { phase: 'off', problem: 'gone' },
  ],
  [
    'a recovery that finds nothing stays gone',
    camera,
    [on, opened(1, 'a'), ended('a'), recovery(2, 'granted'), failed(3, 'missing')],
    { phase: 'off', problem: 'gone' },
  ],
  [
    'turning off after a loss wins over the recovery',
    camera,
    [on, opened(1, 'a'), ended('a'), off, recovery(2, 'granted')],
    { phase: 'off' },
  ],
  [
    'turning on after a loss wins over the recovery',
    camera,
    [on, opened(1, 'a'), ended('a'), on, recovery(2, 'granted')],
    { phase: 'opening' },
  ],
  [
    'the old device may end while the new one opens',
    camera,
    [on, opened(1, 'a'), choose, ended('a')],
    { phase: 'opening', commands: ['stop a'] },
  ],
  [
    'an end of a device that is no longer in use changes nothing',
    camera,
    [on, opened(1, 'a'), choose, opened(2, 'b'), ended('a')],
    { phase: 'on', delivers: 'b' },
  ],
  [
    'a parked microphone that ends is opened anew',
    microphone,
    [on, opened(1, 'a'), off, ended('a'), on],
    { phase: 'opening', commands: ['open chosen 3'] },
  ],
  [
    'a screen that the browser ends is simply off, its sound too',
    screen,
    [on, opened(1, 'a'), ended('a')],
    { phase: 'off', commands: ['stop a'] },
  ],
  [
    'reopening closes first, and keeps the place of what delivered',
    microphone,
    [on, opened(1, 'a'), reopen],
    { phase: 'opening', delivers: 'a', commands: ['stop a', 'open chosen 2'] },
  ],
  [
    'what is reopened takes that place',
    microphone,
    [on, opened(1, 'a'), reopen, opened(2, 'b')],
    { phase: 'on', delivers: 'b', commands: ['stop a'] },
  ],
  [
    'what cannot be reopened is off, with the reason',
    microphone,
    [on, opened(1, 'a'), reopen, failed(2, 'busy')],
    { phase: 'off', problem: 'busy' },
  ],
  [
    'turning off while reopening is off',
    microphone,
    [on, opened(1, 'a'), reopen, off],
    { phase: 'off', commands: ['stop a'] },
  ],
  [
    'reopening while opening asks anew',
    microphone,
    [on, reopen],
    { phase: 'opening', commands: ['open chosen 2'] },
  ],
  [
    'reopening what is parked closes it',
    microphone,
    [on, opened(1, 'a'), off, reopen],
    { phase: 'off', commands: ['stop a'] },
  ],
  ['reopening what is off does nothing', microphone, [reopen], { phase: 'off' }],
  [
    'closing ends what delivers',
    microphone,
    [on, opened(1, 'a'), close],
    { phase: 'off', commands: ['stop a'] },
  ],
  [
    'closing ends what is parked',
    microphone,
    [on, opened(1, 'a'), off, close],
    { phase: 'off', commands: ['stop a'] },
  ],
  [
    'what opens after closing is closed',
    microphone,
    [on, close, opened(1, 'a')],
    { phase: 'off', commands: ['stop a'] },
  ],
];

for (const [name, policy, events, expected] of table) {
  test(name, () => {
    const { state, commands, delivers } = play(policy, ...events);
    assert.is(state.phase, expected.phase);
    assert.is(delivers, expected.delivers ?? null);
    assert.is('problem' in state ? state.problem : null, expected.problem ?? null);
    assert.equal(commands, expected.commands ?? []);
  });
}

test.run();
