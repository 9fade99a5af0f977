// Page and frame on a real channel: who is let in, what is answered, what is dropped and counted.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { Failure } from './failure.ts';
import { createFrame, type CommandResult, type Frame } from './frame.ts';
import { createFrameLink, type FrameLink } from './host.ts';
import type { Command, ToFrame } from './to-frame.ts';

const test = suite('frame');
const SERVER = 'https://meet.example';
const PORTAL = 'https://portal.example';
const parent = {};

interface World {
  link: FrameLink;
  frame: Frame;
  life: AbortController;
  heard: object[];
  opened: Extract<ToFrame, { type: 'open' }>[];
  commands: Command[];
  /** Where the page sent its first message to. */
  targets: string[];
  ports: MessagePort[];
  nonsense: () => number;
}

/** Both ends, and a window between them that delivers to the frame what the page posts. */
async function connect(
  run: (command: Command) => CommandResult = () => ({ code: null }),
  origin = PORTAL,
): Promise<World> {
  const life = new AbortController();
  const [opened, commands, heard, targets, ports]: [
    World['opened'],
    Command[],
    object[],
    string[],
    MessagePort[],
  ] = [[], [], [], [], []];
  let dropped = 0;
  const frame = createFrame(
    {
      origins: [PORTAL],
      parent,
      handlers: {
        open: (message) => void opened.push(message),
        options: (options) => void heard.push(options),
        async run(command) {
          commands.push(command);
          return run(command);
        },
      },
    },
    life.signal,
  );
  const element = Object.assign(new EventTarget(), {
    contentWindow: {
      postMessage(data: unknown, target: string, given: MessagePort[]) {
        targets.push(target);
        ports.push(...given);
        // What a browser makes of it.
        frame.consider({ data, origin, source: parent as Window, ports: given });
      },
    },
  });
  const link = createFrameLink(
    {
      // Only what is used of an iframe.
      frame: element as unknown as HTMLIFrameElement,
      origin: SERVER,
      open: () => ({ link: `${SERVER}/#x`, noLobby: false, options: {}, withheld: ['camera'] }),
      told: (message) => heard.push(message),
      dropped: () => (dropped += 1),
    },
    life.signal,
  );
  element.dispatchEvent(new Event('load'));
  await delivered();
  return { link, frame, life, heard, opened, commands, targets, ports, nonsense: () => dropped };
}

/** A channel of Node delivers after a turn or two of the event loop. */
async function delivered() {
  for (let turn = 0; turn < 5; turn++) await new Promise((resolve) => setImmediate(resolve));
}

const rejection = (promise: Promise<unknown>) =>
  promise.then(
    () => 'nothing',
    (error: unknown) => (error instanceof Failure ? error.code : String(error)),
  );

test('the link goes over a port to one exact origin, and nothing before it', async () => {
  const { targets, opened, life } = await connect();
  assert.equal(targets, [SERVER]);
  assert.equal(opened, [
    { type: 'open', link: `${SERVER}/#x`, noLobby: false, options: {}, withheld: ['camera'] },
  ]);
  life.abort();
});

test('a page that may not embed is not listened to', async () => {
  const { opened, frame, life } = await connect(undefined, 'https://evil.example');
  assert.is(opened.length, 0);
  assert.is(frame.dropped.stranger, 1);
  life.abort();
});

test('only the window around us counts, only once, and only with a port', async () => {
  const { frame, life } = await connect();
  const data = { type: 'schnack-connect', version: 1 };
  const good = { data, origin: PORTAL, source: parent as Window, ports: [] };
  frame.consider({ ...good, source: {} as Window });
  frame.consider(good);
  const { port1 } = new MessageChannel();
  frame.consider({ ...good, ports: [port1] });
  port1.close();
  assert.equal(frame.dropped, { stranger: 1, nonsense: 2 });
  life.abort();
});

test('a command is carried out and answered', async () => {
  const { link, commands, life } = await connect();
  await link.call({ type: 'setName', name: 'Jule' } as Command);
  assert.equal(commands, [{ type: 'setName', name: 'Jule' }]);
  life.abort();
});

test('a value comes back with its answer', async () => {
  const device = { kind: 'camera', id: 'a', label: 'A', isUsed: true } as const;
  const { link, life } = await connect(() => ({ code: null, value: [device] }));
  assert.equal(await link.call({ type: 'getDevices' }), [device]);
  life.abort();
});

test('a refusal has its code', async () => {
  const { link, life } = await connect(() => ({ code: 'needs-person' }));
  assert.is(await rejection(link.call({ type: 'join' })), 'needs-person');
  life.abort();
});

const junk: [string, object, string][] = [
  ['a command of tomorrow', { type: 'fly' }, 'unknown-command'],
  ['a command that is a property of every object', { type: 'constructor' }, 'unknown-command'],
  ['a text in place of a switch', { type: 'setAudio', on: 'yes' }, 'bad-value'],
  ['a name without end', { type: 'setName', name: 'x'.repeat(65) }, 'bad-value'],
  ['a volume above the end', { type: 'setVolume', id: 'a', volume: 3 }, 'bad-value'],
  ['no ids', { type: 'admit', ids: 'all' }, 'bad-value'],
];
for (const [name, command, code] of junk) {
  test(`${name} is refused and never carried out`, async () => {
    const { link, commands, frame, life } = await connect();
    assert.is(await rejection(link.call(command as Command)), code);
    assert.is(commands.length, 0);
    assert.is(frame.dropped.nonsense, 1);
    life.abort();
  });
}

test('nonsense over the port is dropped and counted on both sides', async () => {
  const { ports, frame, nonsense, heard, life } = await connect();
  const [atFrame] = ports;
  // The frame's own end of the channel speaks to the page.
  for (const data of [
    null,
    'x',
    {},
    { type: 'toString' },
    { type: 'ready' },
    { type: 'state', state: null },
  ]) {
    atFrame?.postMessage(data);
  }
  await delivered();
  assert.is(nonsense(), 6);
  assert.is(heard.length, 0);
  atFrame?.onmessage?.({ data: { type: 'call', id: -1, command: {} } } as MessageEvent);
  atFrame?.onmessage?.({ data: [] } as MessageEvent);
  assert.is(frame.dropped.nonsense, 2);
  life.abort();
});

test('commands that are under way fail when the element goes', async () => {
  const { link, life } = await connect();
  const call = rejection(link.call({ type: 'join' }));
  life.abort();
  assert.is(await call, 'gone');
});

test.run();
