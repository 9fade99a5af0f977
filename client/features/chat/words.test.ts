import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { createDraft } from './draft.ts';
import { exportChat } from './export.ts';
import { createLinks } from './links.ts';
import { foldMessages, mergeThreads } from './messages.ts';
import { findMessages, splitMatches } from './search.ts';
import { strings } from './strings.ts';
import { cleanText, mayHaveLink, splitCode, splitLinks } from './text.ts';
import type { ChatValue } from './value.ts';

const test = suite('words of the chat');
const noStorage = () => {
  throw new Error('refused');
};
const loadLinkify = () => import('linkifyjs');
const block = (code: string) => ({ code, block: true });
const inline = (code: string) => ({ code, block: false });
const entry = (author: string, sequence: number, lamport: number, value: ChatValue) => {
  const writtenAtMs = 0;
  return { author, authorName: author, sequence, lamport, writtenAtMs, via: null, value };
};

test('edits and reactions give the same messages however their batches were cut', () => {
  const react = { to: { author: 'a', sequence: 1 }, kind: 'agree' };
  const entries = [
    entry('a', 1, 1, { text: 'one' }),
    entry('b', 1, 2, { react: { ...react, on: true } }),
    entry('a', 2, 3, { text: 'uno', edit: 1 }),
    entry('b', 2, 4, { react: { ...react, on: false } }),
    entry('a', 3, 5, { text: 'eins', edit: 1 }),
    entry('b', 3, 6, { react: { ...react, kind: 'from the future', on: true } }),
    entry('b', 4, 7, { text: 'x', edit: 9 }),
    entry('b', 5, 8, {}),
    entry('b', 6, 9, { text: 'no such message', edit: 1 }),
  ];
  const [message, ...more] = foldMessages(entries);
  assert.equal([message?.text, message?.edited, message?.reactions], ['eins', true, []]);
  assert.equal(more, []);
  assert.equal(foldMessages(entries.slice(1)), []);
  assert.is(foldMessages(entries.slice(0, 2))[0]?.reactions[0]?.by[0]?.id, 'b');
});

test('a draft comes back after a reload together with whom it is for', () => {
  const kept = new Map<string, string>();
  const storage = () => ({
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  });
  const bent = { id: 'bent'.padEnd(22, '_'), name: 'Bent' };
  const before = createDraft(storage, 'one');
  before.address(bent);
  before.type('half a sen');
  const after = createDraft(storage, 'one');
  assert.is(after.text.value, 'half a sen');
  assert.equal(after.to.value, bent);
  assert.is(createDraft(storage, 'other').text.value, '');
  after.type('');
  assert.is(kept.size, 0);
  kept.set('schnack.draft.one', '{"text":7}');
  assert.is(createDraft(storage, 'one').text.value, '');
  assert.is(createDraft(noStorage, 'one').text.value, '');
});

test('without a meeting in the address nothing is kept that could come back in another one', () => {
  const kept = new Map<string, string>();
  createDraft(
    () => ({
      getItem: (key) => kept.get(key) ?? null,
      setItem: (key, value) => void kept.set(key, value),
      removeItem: (key) => void kept.delete(key),
    }),
    '',
  ).type('half a sen');
  assert.is(kept.size, 0);
});

test('the search finds words and names without regard to case and accents', () => {
  const messages = foldMessages([
    entry('anna', 1, 1, { text: 'Die Größe stimmt' }),
    entry('Bérénice', 1, 2, { text: 'Café?' }),
  ]);
  const found = (query: string) => findMessages(messages, query).map(({ text }) => text);
  assert.equal(found('GRÖß'), ['Die Größe stimmt']);
  assert.equal(found('grosse'), []);
  assert.equal(found('BereNice'), ['Café?']);
  assert.equal(found('cafe'), ['Café?']);
  assert.equal(found('nowhere'), []);
  assert.is(found('  ').length, 2);
  assert.equal(splitMatches('aBc abc', 'b'), ['a', 'B', 'c a', 'b', 'c']);
  assert.equal(splitMatches('a.b', '.'), ['a', '.', 'b']);
});

test('code is told from text, and a mark without its partner is text', () => {
  const cases: [text: string, parts: ReturnType<typeof splitCode>][] = [
    ['plain', ['plain']],
    ['use `npm ci` now', ['use ', inline('npm ci'), ' now']],
    ['```\na\n  b\n```', [block('a\n  b')]],
    ['see ```js\nlet x\n``` ok', ['see ', block('let x'), ' ok']],
    ['a ` b', ['a ` b']],
    ['``` open', ['``` open']],
    ['`<b>`', [inline('<b>')]],
  ];
  for (const [text, parts] of cases) assert.equal(splitCode(text), parts, text);
});

test('the file has names and times, and private messages only when chosen', () => {
  const anna = { id: 'anna', name: 'anna' };
  const shared = foldMessages([
    entry('anna', 1, 1, { text: 'one *two*' }),
    entry('bent', 1, 2, {
      react: { to: { author: 'anna', sequence: 1 }, kind: 'agree', on: true },
    }),
    entry('bent', 2, 3, { text: 'answer', reply: { author: 'anna', sequence: 1 } }),
    entry('anna', 2, 4, { text: '' }),
  ]);
  const whispered = foldMessages([entry('bent', 1, 3, { text: 'between us' })], anna);
  const messages = mergeThreads(shared, [whispered], () => 0);
  const file = (kind: 'text' | 'markdown', withPrivate: boolean) =>
    exportChat(messages, { kind, withPrivate, selfId: 'bent', strings: strings.en, locale: 'en' });
  const text = file('text', false);
  assert.match(
    text,
    /^Chat of the meeting\n\n.*\d{4}\n\n\d\d:\d\d.* · anna\n {2}one \*two\*\n {2}Agree: bent\n/,
  );
  assert.match(text, /bent \(reply to anna\)\n {2}answer/);
  assert.is(text.includes('between us'), false);
  assert.match(file('text', true), /bent · private to anna\n {2}between us/);
  assert.match(
    file('markdown', true),
    /\*\*\d\d:\d\d.* · bent · private to anna\*\*\n\n> between us/,
  );
});

test('typed text loses what cannot be seen, and keeps its lines', () => {
  const cases: [typed: string, kept: string][] = [
    ['a\r\nb\rc\n', 'a\nb\nc'],
    ['a\u0007b\u001b[31m', 'ab[31m'],
    ['\ud800', '\ufffd'],
    ['👍', '👍'],
    ['x'.repeat(5000), 'x'.repeat(4000)],
    [`${'x'.repeat(3999)}👍`, `${'x'.repeat(3999)}\ufffd`],
  ];
  for (const [typed, kept] of cases) assert.is(cleanText(typed), kept);
});

test('web and mail addresses become links, nothing else does', async () => {
  const { tokenize } = await loadLinkify();
  const cases: [text: string, links: string[]][] = [
    ['see https://example.org/a?b=c#d.', ['https://example.org/a?b=c#d']],
    ['example.org and anna@example.org', ['https://example.org', 'mailto:anna@example.org']],
    ['http://example.org', ['http://example.org']],
    ['javascript:alert(1)', []],
    ['ftp://example.org/x data:text/html,x file:///etc/passwd', []],
    ['<img src=x onerror=alert(1)>', []],
    ['no link here', []],
  ];
  for (const [text, expected] of cases) {
    const parts = splitLinks(text, tokenize);
    const links = parts.flatMap((part) => (typeof part === 'string' ? [] : [part.href]));
    assert.equal(links, expected, text);
    assert.is(parts.map((part) => (typeof part === 'string' ? part : part.text)).join(''), text);
    if (expected.length > 0) assert.ok(mayHaveLink(text));
  }
});

test('the link finder is loaded once, with the first text that may have a link', async () => {
  let loads = 0;
  const loaded = loadLinkify();
  const links = createLinks(() => {
    loads += 1;
    return loaded;
  });
  assert.equal(links.split('Moin'), ['Moin']);
  assert.is(loads, 0);
  links.split('https://example.org');
  links.split('https://example.org');
  await loaded;
  await Promise.resolve();
  assert.is(loads, 1);
  assert.equal(links.split('https://example.org'), [
    { href: 'https://example.org', text: 'https://example.org' },
  ]);
});

test.run();
