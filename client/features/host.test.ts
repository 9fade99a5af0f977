import { signal } from '@preact/signals';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { integer, string } from '../../shared/parse.ts';
import { createFeatureMeeting } from '../../test/support/feature-meeting.ts';
import { defineFeature, type Feature } from './feature.ts';

const test = suite('host');
const microtasks = () => new Promise<void>((resolve) => setImmediate(resolve));
const broken = () => {
  throw new Error('broken');
};
const strings = { de: { word: 'Zählen' }, en: { word: 'Count' } };
const entry = { group: 'talk', icon: () => [], label: () => 'x', word: () => 'x' } as const;

const named = (id: string, order: number): Feature<object> => ({
  id,
  strings: { de: {}, en: {} },
  setup: () => ({ toolbar: { ...entry, order, press: () => undefined } }),
});

/** A throw-away feature: everybody sees how often somebody pressed. */
const counter = defineFeature({
  id: 'counter',
  strings,
  setup(context) {
    const presses = context.presence(integer(0, 1000));
    return {
      toolbar: {
        order: 99,
        group: 'talk',
        label: () => context.t().word,
        word: () => context.t().word,
        icon: () => [],
        badge: () => [...presses.all.value.values()].reduce((sum, count) => sum + count, 0),
        press: () => presses.set((presses.own.peek() ?? 0) + 1),
      },
      panel: { title: () => context.t().word, render: () => null },
      tileMark: ({ id }) => presses.all.value.get(id),
    };
  },
});

test('a feature that nobody knew before gets its button, panel, marks and channel', () => {
  const meeting = createFeatureMeeting(() => [counter]);
  const anna = meeting.join('anna');
  anna.entry('counter').press();
  anna.entry('counter').press();
  const bent = meeting.join('bent');
  bent.entry('counter').press();
  meeting.settle();
  for (const person of [anna, bent]) {
    assert.is(person.entry('counter').badge?.(), 3);
    assert.is(person.entry('counter').label(), 'Count');
    assert.is(person.slots().panels[0]?.title(), 'Count');
    assert.is(person.slots().tileMarks.length, 1);
    person.locale.value = 'de';
    assert.is(person.entry('counter').label(), 'Zählen');
  }
});

test('the bar has the order that the features ask for', () => {
  const meeting = createFeatureMeeting(() => [named('late', 40), named('early', 20)]);
  const anna = meeting.join('anna');
  assert.equal(
    anna.slots().bar.map(({ id }) => id),
    ['early', 'late'],
  );
});

const faults: Record<string, Feature<object>['setup']> = {
  'in its setup': broken,
  'when it is pressed': () => ({ toolbar: { ...entry, order: 1, press: broken } }),
  'when its badge is read': () => ({
    toolbar: { ...entry, order: 1, badge: broken, press: () => undefined },
  }),
  'in an effect': (context) => {
    const bad = signal(false);
    context.effect(() => {
      if (bad.value) broken();
    });
    return { toolbar: { ...entry, order: 1, press: () => (bad.value = true) } };
  },
  'when it hears something': (context) => {
    const event = context.event(integer(0, 9), broken);
    return { toolbar: { ...entry, order: 1, press: () => event.send(1) } };
  },
};
for (const [when, setup] of Object.entries(faults)) {
  test(`a feature that throws ${when} is switched off with one sentence`, async () => {
    const bad: Feature<object> = { id: 'bad', strings: { de: {}, en: {} }, setup };
    const meeting = createFeatureMeeting((name) => (name === 'anna' ? [bad, counter] : [counter]));
    const anna = meeting.join('anna');
    const bent = meeting.join('bent');
    const error = console.error;
    console.error = () => undefined;
    for (const one of anna.slots().bar) {
      one.badge?.();
      if (one.id === 'bad') one.press();
    }
    await microtasks();
    console.error = error;
    assert.equal(
      anna.slots().bar.map(({ id }) => id),
      ['counter'],
    );
    assert.is(anna.announced.length, 1);
    assert.match(anna.announced[0] ?? '', /switched off. Your conversation continues/);
    anna.entry('counter').press();
    meeting.settle();
    assert.is(bent.entry('counter').badge?.(), 1);
  });
}

test('a panel closes when its feature is switched off', async () => {
  const bad: Feature<object> = {
    id: 'bad',
    strings: { de: {}, en: {} },
    setup: (context) => ({
      toolbar: {
        ...entry,
        order: 1,
        press: context.panel.toggle,
        badge: () => (context.panel.open.value ? broken() : 0),
      },
    }),
  };
  const meeting = createFeatureMeeting(() => [bad]);
  const anna = meeting.join('anna');
  anna.entry('bad').press();
  assert.is(anna.openPanel.value, 'bad');
  const error = console.error;
  console.error = () => undefined;
  anna.entry('bad').badge?.();
  await microtasks();
  console.error = error;
  assert.is(anna.openPanel.value, null);
});

test('features end with the meeting', () => {
  let ended = false;
  let runs = 0;
  const ticks = signal(0);
  const meeting = createFeatureMeeting(() => [
    {
      id: 'ends',
      strings: { de: {}, en: {} },
      setup(context) {
        context.signal.addEventListener('abort', () => (ended = true));
        context.effect(() => {
          runs += ticks.value >= 0 ? 1 : 0;
        });
        return {};
      },
    },
  ]);
  meeting.join('anna');
  meeting.end();
  ticks.value += 1;
  assert.ok(ended);
  assert.is(runs, 1);
});

const wall =
  (written: Map<string, () => string[]>, heard: Map<string, string[]>) => (name: string) => [
    defineFeature({
      id: 'wall',
      strings: { de: {}, en: {} },
      right: 'chat',
      setup(context) {
        const log = context.log(string(50));
        const lines: string[] = [];
        const hear = (value: string) => void lines.push(value);
        const event = context.event(string(50), hear);
        const direct = context.direct(string(50), hear);
        written.set(name, () => log.entries.value.map(({ value }) => value));
        heard.set(name, lines);
        return {
          toolbar: {
            order: 1,
            group: 'talk',
            label: () => 'wall',
            word: () => 'wall',
            icon: () => [],
            pressed: () => context.may.value,
            press() {
              log.append(`${name} wrote`);
              event.send(`${name} called`);
              for (const { id, isSelf } of context.participants.peek())
                if (!isSelf) direct.send(id, `${name} whispered`);
            },
          },
        };
      },
    }),
  ];

test('who may not is not heard, whatever the own client thinks, and is heard again later', () => {
  const written = new Map<string, () => string[]>();
  const heard = new Map<string, string[]>();
  const meeting = createFeatureMeeting(wall(written, heard));
  const host = meeting.join('host');
  const rogue = meeting.join('rogue', true);
  meeting.settle();
  meeting.rights.value = { chat: [host.id] };
  assert.is(rogue.entry('wall').pressed?.(), true, 'thinks it may');
  rogue.entry('wall').press();
  meeting.settle();
  assert.equal(written.get('host')?.(), []);
  assert.equal(heard.get('host'), []);
  host.entry('wall').press();
  meeting.settle();
  assert.equal(
    written
      .get('rogue')?.()
      .filter((line) => line.startsWith('host')),
    ['host wrote'],
    'reading goes on',
  );
  meeting.rights.value = {};
  meeting.settle();
  assert.ok(written.get('host')?.().includes('rogue wrote'));
});

test('an honest client does not even send what it may not', () => {
  const written = new Map<string, () => string[]>();
  const meeting = createFeatureMeeting(wall(written, new Map()));
  const host = meeting.join('host');
  const guest = meeting.join('guest');
  meeting.rights.value = { chat: [host.id] };
  assert.is(guest.entry('wall').pressed?.(), false);
  guest.entry('wall').press();
  meeting.settle();
  assert.equal(written.get('guest')?.(), []);
  meeting.rights.value = {};
  meeting.settle();
  assert.equal(written.get('host')?.(), []);
});

test.run();
