import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { createFeatureMeeting } from '../../../test/support/feature-meeting.ts';
import { defineFeature } from '../feature.ts';
import { createLinks } from './links.ts';
import { createChat, type Chat } from './model.ts';
import { strings } from './strings.ts';
import { cleanText, mayHaveLink, splitLinks } from './text.ts';

const test = suite('chat');
const loadLinkify = () => import('linkifyjs');

function meet(...names: string[]) {
  const chats = new Map<string, Chat>();
  const meeting = createFeatureMeeting((name) => [
    defineFeature({
      id: 'chat',
      strings,
      setup(context) {
        chats.set(name, createChat(context));
        return {};
      },
    }),
  ]);
  const people = new Map(names.map((name) => [name, meeting.join(name)]));
  const chatOf = (name: string): Chat => {
    const chat = chats.get(name);
    if (!chat) throw new Error(`${name} has no chat`);
    return chat;
  };
  return {
    meeting,
    chatOf,
    person: (name: string) => people.get(name) ?? meeting.join(name),
    say(name: string, text: string) {
      chatOf(name).type(text);
      const sent = chatOf(name).send();
      meeting.settle();
      return sent;
    },
    texts: (name: string) => chatOf(name).messages.value.map(({ value }) => value.text),
  };
}

test('everybody reads the same, and the draft is empty after sending', () => {
  const { say, texts, chatOf } = meet('anna', 'bent');
  assert.ok(say('anna', '  Moin  '));
  say('bent', 'Moin Moin');
  assert.equal(texts('anna'), ['Moin', 'Moin Moin']);
  assert.equal(texts('bent'), texts('anna'));
  assert.is(chatOf('anna').draft.value, '');
});

test('nothing is sent when there is nothing to read', () => {
  const { say, texts } = meet('anna');
  assert.is(say('anna', ' \n\u0000 '), false);
  assert.equal(texts('anna'), []);
});

test('messages of others count as unread until the panel opens', () => {
  const { say, chatOf, person } = meet('anna', 'bent');
  const bent = person('bent');
  say('bent', 'my own');
  say('anna', 'one');
  say('anna', 'two');
  assert.is(chatOf('bent').unread.value, 2);
  bent.openPanel.value = 'chat';
  assert.is(chatOf('bent').unread.value, 0);
  say('anna', 'three');
  bent.openPanel.value = null;
  assert.is(chatOf('bent').unread.value, 0);
  say('anna', 'four');
  assert.is(chatOf('bent').unread.value, 1);
});

test('a new message is announced while the panel is closed, and only then', () => {
  const { say, person } = meet('anna', 'bent');
  const bent = person('bent');
  say('anna', 'one');
  assert.equal(bent.announced, ['New message from anna.']);
  bent.openPanel.value = 'chat';
  say('anna', 'two');
  assert.is(bent.announced.length, 1);
});

test('a latecomer gets the history and one sentence about it', () => {
  const { say, texts, meeting, chatOf } = meet('anna', 'bent');
  say('anna', 'one');
  say('bent', 'two');
  say('anna', 'three');
  const late = meeting.join('late');
  assert.equal(texts('late'), ['one', 'two', 'three']);
  assert.is(chatOf('late').unread.value, 3);
  assert.ok(late.announced.length <= 2);
});

test('what a person who left said is kept, and shown as passed on', () => {
  const { say, meeting, person, chatOf } = meet('anna', 'bent');
  say('anna', 'bye');
  meeting.leave(person('anna'));
  meeting.join('late');
  const [message] = chatOf('late').messages.value;
  assert.is(message?.via, person('bent').id);
  assert.is(message?.authorName, 'anna');
});

test('the longest message arrives in whatever script', () => {
  const { say, texts } = meet('anna', 'bent');
  for (const sign of ['x', '"', '\\', '語', 'ü']) {
    assert.ok(say('anna', sign.repeat(4000)));
    assert.is(texts('bent').at(-1)?.length, 4000);
  }
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
