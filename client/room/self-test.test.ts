// The check of the equipment, on devices and a network that the test plays.
import { signal } from '@preact/signals';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { createFakeMedia, fakeDevice } from '../../test/support/fake-media.ts';
import { ownMedia, until } from '../../test/support/own-media.ts';
import type { DetourAnswer, DirectAnswer, RelayAnswer } from './self-test-network.ts';
import { CHECKS, createSelfTest, type CheckName } from './self-test.ts';

const test = suite('self-test');
const devices = [fakeDevice('audioinput', 'm1'), fakeDevice('videoinput', 'c1')];
const bright = new Uint8ClampedArray(64).fill(200);

interface Network {
  relay: RelayAnswer;
  direct: DirectAnswer;
  detour: DetourAnswer;
}

function start({ turn = true, network = {} }: { turn?: boolean; network?: Partial<Network> } = {}) {
  const { fake, media } = ownMedia(createFakeMedia(devices));
  fake.picture = bright;
  const level = signal(0);
  const lifetime = new AbortController();
  const answers: Network = {
    relay: { ok: true, iceServers: [{ urls: 'turn:example.org' }] },
    direct: 'ok',
    detour: 'ok',
    ...network,
  };
  const usedServers: number[] = [];
  let played = 0;
  const selfTest = createSelfTest(
    {
      media: {
        camera: media.camera,
        microphone: media.microphone,
        level,
        playTestSound: async () => void (played += 1),
      },
      ports: fake.ports,
      network: {
        relay: async () => answers.relay,
        direct: async () => answers.direct,
        detour: async (servers) => {
          usedServers.push(servers.length);
          return answers.detour;
        },
      },
      turn,
    },
    lifetime.signal,
  );
  const stateOf = (name: CheckName) => selfTest.results.value[name].state;
  const problemOf = (name: CheckName) => {
    const result = selfTest.results.value[name];
    return 'problem' in result ? result.problem : null;
  };
  const end = () => lifetime.abort();
  return {
    fake,
    media,
    level,
    selfTest,
    stateOf,
    problemOf,
    usedServers,
    end,
    played: () => played,
  };
}

/** Runs all of it with devices that work. */
async function runThrough(run: ReturnType<typeof start>, heard = true) {
  const { fake, level, selfTest, stateOf } = run;
  const running = selfTest.run();
  (await fake.nextRequest()).grant();
  (await fake.nextRequest()).grant();
  await until(() => stateOf('microphone') === 'running');
  level.value = 0.5;
  await until(() => stateOf('speaker') === 'question');
  selfTest.answer(heard);
  await running;
}

test('nothing is asked or opened before it is started', () => {
  const { fake, selfTest } = start();
  assert.is(fake.requests.length, 0);
  assert.is(selfTest.phase.value, 'before');
});

test('where all works all is well, and the devices are off again', async () => {
  const run = start();
  await runThrough(run);
  assert.equal(CHECKS.map(run.stateOf), ['ok', 'ok', 'ok', 'ok', 'ok', 'ok']);
  assert.is(run.selfTest.phase.value, 'done');
  assert.not(run.media.camera.on.value);
  assert.not(run.media.microphone.on.value);
  assert.is(run.played(), 1);
  assert.equal(run.usedServers, [1]);
});

test('a camera that was on stays on', async () => {
  const run = start();
  const turning = run.media.camera.turnOn();
  (await run.fake.nextRequest()).grant();
  await turning;
  const running = run.selfTest.run();
  (await run.fake.nextRequest()).grant();
  await until(() => run.stateOf('microphone') === 'running');
  run.level.value = 0.5;
  await until(() => run.stateOf('speaker') === 'question');
  run.selfTest.answer(true);
  await running;
  assert.ok(run.media.camera.on.value);
});

test('a refused camera is told with its reason, and the microphone is checked all the same', async () => {
  const run = start();
  void run.selfTest.run();
  (await run.fake.nextRequest()).refuse('NotAllowedError');
  await until(() => run.stateOf('camera') === 'failed');
  assert.is(run.problemOf('camera'), 'denied');
  (await run.fake.nextRequest()).refuse('NotReadableError');
  await until(() => run.stateOf('microphone') === 'failed');
  assert.is(run.problemOf('microphone'), 'busy');
});

const cameras: [what: string, picture: Uint8ClampedArray | null, problem: string][] = [
  ['a covered camera', new Uint8ClampedArray(64), 'dark'],
  ['a camera without a picture', null, 'noPicture'],
];
for (const [what, picture, problem] of cameras)
  test(`${what} is told after a second look`, async () => {
    const run = start();
    run.fake.picture = picture;
    void run.selfTest.run();
    (await run.fake.nextRequest()).grant();
    await until(() => run.media.camera.on.value);
    await new Promise((resolve) => setImmediate(resolve));
    assert.is(run.stateOf('camera'), 'running');
    run.fake.ports.clock.advance(1_500);
    await until(() => run.stateOf('camera') === 'failed');
    assert.is(run.problemOf('camera'), problem);
    run.end();
  });

test('a microphone that hears nothing for eight seconds is told', async () => {
  const run = start();
  void run.selfTest.run();
  (await run.fake.nextRequest()).grant();
  (await run.fake.nextRequest()).grant();
  await until(() => run.stateOf('microphone') === 'running');
  await until(() => run.media.microphone.on.value);
  await new Promise((resolve) => setImmediate(resolve));
  run.fake.ports.clock.advance(8_000);
  await until(() => run.stateOf('microphone') === 'failed');
  assert.is(run.problemOf('microphone'), 'noSound');
  run.end();
});

test('who did not hear the sound is told what to do', async () => {
  const run = start();
  await runThrough(run, false);
  assert.is(run.problemOf('speaker'), 'notHeard');
});

const networks: [
  what: string,
  options: Parameters<typeof start>[0],
  name: CheckName,
  state: string,
  problem: string,
][] = [
  [
    'a relay out of reach is a failure',
    { network: { relay: { ok: false, problem: 'unreachable' } } },
    'relay',
    'failed',
    'unreachable',
  ],
  [
    'a browser without WebRTC is a failure',
    { network: { direct: 'blocked' } },
    'direct',
    'failed',
    'blocked',
  ],
  [
    'a network that hides is a limit only',
    { network: { direct: 'noPublicAddress' } },
    'direct',
    'limited',
    'noPublicAddress',
  ],
  [
    'a dead detour is a limit only',
    { network: { detour: 'noDetour' } },
    'detour',
    'limited',
    'noDetour',
  ],
  [
    'a service without a detour is a limit only',
    { turn: false },
    'detour',
    'limited',
    'notOffered',
  ],
];
for (const [what, options, name, state, problem] of networks)
  test(what, async () => {
    const run = start(options);
    await runThrough(run);
    assert.is(run.stateOf(name), state);
    assert.is(run.problemOf(name), problem);
    const others = CHECKS.filter((other) => other !== name).map(run.stateOf);
    assert.equal(others, ['ok', 'ok', 'ok', 'ok', 'ok']);
  });

test('it can be run again from the start', async () => {
  const run = start();
  await runThrough(run, false);
  run.level.value = 0;
  const running = run.selfTest.run();
  assert.is(run.stateOf('speaker'), 'waiting');
  (await run.fake.nextRequest()).grant();
  await until(() => run.stateOf('microphone') === 'running');
  run.level.value = 0.5;
  await until(() => run.stateOf('speaker') === 'question');
  run.selfTest.answer(true);
  await running;
  assert.is(run.stateOf('speaker'), 'ok');
});

test('closing it in the middle turns off what it turned on', async () => {
  const run = start();
  void run.selfTest.run();
  (await run.fake.nextRequest()).grant();
  const sound = (await run.fake.nextRequest()).grant();
  await until(() => run.stateOf('microphone') === 'running' && run.media.microphone.on.value);
  run.end();
  await until(() => !run.media.microphone.on.value);
  assert.ok(sound);
});

test.run();
