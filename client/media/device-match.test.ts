// Which device is the remembered one.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { idToOpen, matchDevice, parseRememberedDevice } from './device-match.ts';

const test = suite('device-match');
const device = (id: string, label: string, group: string) => ({ id, label, group });

const builtIn = device('b', 'Built-in', 'g1');
const headset = device('h', 'Headset', 'g2');
const twinLeft = device('l', 'Webcam C1', 'g3');
const twinRight = device('r', 'Webcam C1', 'g4');
const all = [builtIn, headset, twinLeft, twinRight];

const table: [string, Parameters<typeof matchDevice>[0], typeof all, string | null][] = [
  ['nothing remembered matches nothing', null, all, null],
  ['the same id matches', headset, all, 'h'],
  ['the same id matches although the label changed', device('h', 'Casque', 'x'), all, 'h'],
  ['a new id matches by label', device('old', 'Headset', 'old'), all, 'h'],
  ['of equal labels the one of the same group matches', device('old', 'Webcam C1', 'g4'), all, 'r'],
  [
    'of equal labels the first matches when groups are new',
    device('o', 'Webcam C1', 'o'),
    all,
    'l',
  ],
  ['the group alone does not match', device('old', 'Speaker', 'g2'), all, null],
  ['an unplugged device does not match', headset, [builtIn], null],
  ['an empty label matches nothing', device('old', '', ''), [device('n', '', 'g')], null],
];

for (const [name, remembered, devices, id] of table) {
  test(name, () => assert.is(matchDevice(remembered, devices)?.id ?? null, id));
}

test('asks for the remembered id while no labels are known', () => {
  assert.is(idToOpen(headset, []), 'h');
  assert.is(idToOpen(headset, [device('x', '', '')]), 'h');
});

test('asks for the default when the remembered device is known to be absent', () => {
  assert.is(idToOpen(headset, [builtIn]), null);
});

test('asks for the default when nothing is remembered', () => {
  assert.is(idToOpen(null, all), null);
});

test('junk from storage is no remembered device', () => {
  for (const junk of [null, 'h', { id: 'h' }, { id: 1, label: '', group: '' }, []]) {
    assert.is(parseRememberedDevice(junk), undefined);
  }
});

test.run();
