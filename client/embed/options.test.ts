// The texts of a page's attributes: what they mean, and what is refused by name.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { readWishes } from './options.ts';
import { parseToFrame, type FrameOptions } from './to-frame.ts';

const test = suite('options');

const understood: [FrameOptions, object][] = [
  [{}, { name: '', theme: null, layout: null, accent: null, endAtMs: null, buttons: [] }],
  [
    { name: 'Jule', nameFixed: true, lang: 'en' },
    { name: 'Jule', nameFixed: true, lang: 'en' },
  ],
  [{ lang: 'fr' }, { lang: null }],
  [
    { theme: ' dark ', layout: 'speaker' },
    { theme: 'dark', layout: 'speaker' },
  ],
  [{ without: ' chat  invite ' }, { without: ['chat', 'invite'] }],
  [{ accent: '#FFD800' }, { accent: '#ffd800' }],
  [{ handbook: 'https://portal.example/hilfe' }, { handbook: 'https://portal.example/hilfe' }],
  [{ endAt: '2027-02-03T11:00:00Z' }, { endAtMs: Date.UTC(2027, 1, 3, 11) }],
  [{ endAt: '2027-02-03T12:00+01:00' }, { endAtMs: Date.UTC(2027, 1, 3, 11) }],
  [{ camera: 'c1', speaker: '' }, { devices: { camera: 'c1' } }],
  [
    { buttons: '[{"id":"minutes","label":"Protokoll"}]' },
    { buttons: [{ id: 'minutes', label: 'Protokoll' }] },
  ],
  [
    { name: 'x'.repeat(100), subject: 'y'.repeat(200) },
    { name: 'x'.repeat(64), subject: 'y'.repeat(100) },
  ],
];

for (const [said, meant] of understood) {
  test(`${JSON.stringify(said).slice(0, 60)} is understood`, () => {
    const { wishes, refused } = readWishes(said);
    assert.equal(refused, []);
    assert.equal({ ...wishes, ...meant }, wishes);
  });
}

const refusals: FrameOptions[] = [
  { theme: 'blue' },
  { layout: 'rows' },
  { accent: 'red' },
  { accent: '#12345' },
  { accent: 'url(https://evil.example)' },
  { handbook: 'javascript:alert(1)' },
  { handbook: 'http://portal.example' },
  { endAt: 'tomorrow' },
  { endAt: '2027-02-03T11:00:00' },
  { endAt: '2027-02-33T11:00:00Z' },
  { buttons: '[' },
  { buttons: '[{"id":"a b","label":"x"}]' },
  { buttons: JSON.stringify(Array.from({ length: 5 }, () => ({ id: 'a', label: 'x' }))) },
];

for (const said of refusals) {
  test(`${JSON.stringify(said).slice(0, 60)} is refused by name, and the rest counts`, () => {
    const { wishes, refused } = readWishes({ ...said, subject: 'Kultur' });
    assert.equal(refused, Object.keys(said));
    assert.equal(wishes, readWishes({ subject: 'Kultur' }).wishes);
  });
}

test('what is no text at all is no message', () => {
  const options = { theme: 1 };
  assert.is(parseToFrame({ type: 'options', options }), undefined);
});

test.run();
