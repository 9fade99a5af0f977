import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { createFeatureMeeting } from '../../../test/support/feature-meeting.ts';
import { defineFeature } from '../feature.ts';
import { createDraft } from './draft.ts';
import type { Message } from './messages.ts';
import { createChat, type Chat } from './model.ts';
import { strings } from './strings.ts';
import type { ChatValue } from './value.ts';

const test = suite('chat');
const noStorage = () => {
  throw new Error('refused');
};

function meet(...names: string[]) {
  const chats = new Map<string, Chat>();
  const meeting = createFeatureMeeting((name) => [
    defineFeature({
      id: 'chat',
      strings,
      setup(context) {
        chats.set(name, createChat(context, createDraft(noStorage, 'test')));
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
    texts: (name: string) => chatOf(name).messages.value.map(({ text }) => text),
  };
}

test('everybody reads the same, and the draft is empty after sending', () => {
  const { say, texts, chatOf } = meet('anna', 'bent');
  assert.ok(say('anna', '  Moin  '));
  say('bent', 'Moin Moin');
  assert.equal(texts('anna'), ['Moin', 'Moin Moin']);
  assert.equal(texts('bent'), texts('anna'));
  assert.is(chatOf('anna').field.value, '');
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

const first = (chat: Chat): Message => {
  const [message] = chat.messages.value;
  if (!message) throw new Error('no message');
  return message;
};

test('typing in a long chat touches no message', () => {
  const { say, chatOf } = meet('anna');
  for (let count = 0; count < 500; count += 1) say('anna', `${count}`);
  const { messages, byKey } = chatOf('anna');
  const before = [messages.value, byKey.value];
  chatOf('anna').type('a');
  assert.is(messages.value, before[0]);
  assert.is(byKey.value, before[1]);
});

test('an author changes and deletes own messages, for everybody and for who comes late', () => {
  const { say, texts, chatOf, meeting } = meet('anna', 'bent');
  say('anna', 'Mion');
  say('anna', 'second');
  chatOf('anna').edit(first(chatOf('anna')));
  assert.is(chatOf('anna').field.value, 'Mion');
  assert.ok(say('anna', 'Moin'));
  assert.equal(texts('bent'), ['Moin', 'second']);
  assert.ok(first(chatOf('bent')).edited);
  const second = chatOf('anna').messages.value[1];
  assert.ok(second);
  chatOf('anna').remove(second);
  meeting.settle();
  const late = meeting.join('late');
  for (const name of ['anna', 'bent', 'late']) {
    const [one, two] = chatOf(name).messages.value;
    assert.equal([one?.text, one?.edited], ['Moin', true], name);
    assert.equal([two?.text, two?.deleted], ['', true], name);
  }
  assert.is(chatOf('late').unread.value, 1);
  assert.is(late.announced.length > 0, true);
});

test('nobody changes the message of another', () => {
  const { say, texts, chatOf, meeting, person } = meet('anna', 'bent', 'me');
  say('anna', 'mine');
  const message = first(chatOf('bent'));
  chatOf('bent').edit(message);
  assert.is(chatOf('bent').editing.value, null);
  chatOf('bent').remove(message);
  meeting.settle();
  const forge = (value: ChatValue, author: string, sequence: number) =>
    meeting.inject(
      person('bent').id,
      person('me').id,
      'f/chat',
      JSON.stringify({
        type: 'log-entry',
        body: { author, authorName: 'x', sequence, lamport: 9, writtenAtMs: 0, value },
      }),
    );
  forge({ text: 'forged', edit: 1 }, person('bent').id, 1);
  forge({ text: '', edit: 1 }, person('anna').id, 2);
  meeting.settle();
  assert.equal(texts('me'), ['mine']);
});

test('after an author left, nobody can change what was heard from the author in person', () => {
  const { say, texts, meeting, person } = meet('anna', 'bent', 'me');
  say('anna', 'I agree to nothing');
  const anna = person('anna').id;
  meeting.leave(person('anna'));
  const value: ChatValue = { text: 'I agree', edit: 1 };
  const body = { author: anna, authorName: 'anna', sequence: 2, lamport: 9, writtenAtMs: 0, value };
  meeting.inject(
    person('bent').id,
    person('me').id,
    'f/chat',
    JSON.stringify({ type: 'log-entry', body }),
  );
  meeting.settle();
  assert.equal(texts('me'), ['I agree to nothing']);
});

test('a reaction counts once per person, and can be withdrawn', () => {
  const { say, chatOf, meeting } = meet('anna', 'bent');
  say('anna', 'Good?');
  for (const name of ['anna', 'bent']) {
    chatOf(name).toggleReaction(first(chatOf(name)), 'agree');
    meeting.settle();
  }
  chatOf('bent').toggleReaction(first(chatOf('bent')), 'done');
  meeting.settle();
  meeting.join('late');
  for (const name of ['anna', 'bent', 'late']) {
    assert.equal(
      first(chatOf(name)).reactions.map(({ kind, by }) => [kind, by.map((one) => one.name)]),
      [
        ['agree', ['anna', 'bent']],
        ['done', ['bent']],
      ],
    );
  }
  chatOf('anna').toggleReaction(first(chatOf('anna')), 'agree');
  meeting.settle();
  assert.is(first(chatOf('late')).reactions[0]?.by.length, 1);
});

test('an answer names its message, and shows what that message says now', () => {
  const { say, chatOf, meeting } = meet('anna', 'bent');
  say('anna', 'When?');
  chatOf('bent').reply(first(chatOf('bent')));
  say('bent', 'At ten');
  const answer = chatOf('anna').messages.value[1];
  assert.equal(answer?.reply, { author: first(chatOf('anna')).author, sequence: 1 });
  assert.is(chatOf('bent').replyingTo.value, null);
  chatOf('bent').reply(first(chatOf('bent')));
  chatOf('anna').remove(first(chatOf('anna')));
  meeting.settle();
  assert.is(chatOf('bent').replyingTo.value, null);
});

test('a private message is read by one person, and nobody else gets a byte of it', () => {
  const { say, texts, chatOf, person, meeting } = meet('anna', 'bent', 'cora');
  say('cora', 'hello all');
  chatOf('anna').address({ id: person('bent').id, name: 'bent' });
  assert.ok(say('anna', 'between us'));
  chatOf('anna').address(null);
  say('anna', 'for all');
  assert.equal(texts('bent'), ['hello all', 'between us', 'for all']);
  assert.equal(texts('anna'), texts('bent'));
  assert.equal(texts('cora'), ['hello all', 'for all']);
  assert.equal(chatOf('bent').messages.value[1]?.partner, {
    id: person('anna').id,
    name: 'anna',
  });
  assert.is(person('bent').announced.at(-2), 'Private message from anna.');
  meeting.join('late');
  assert.equal(texts('late'), ['hello all', 'for all']);
});

test('private messages are answered, changed, deleted and reacted to in private', () => {
  const { say, chatOf, person, meeting } = meet('anna', 'bent', 'cora');
  chatOf('anna').address({ id: person('bent').id, name: 'bent' });
  say('anna', 'Mion');
  chatOf('bent').reply(first(chatOf('bent')));
  say('bent', 'Moin');
  chatOf('anna').edit(first(chatOf('anna')));
  say('anna', 'Moin!');
  chatOf('bent').toggleReaction(first(chatOf('bent')), 'laugh');
  const answer = chatOf('bent').messages.value[1];
  assert.ok(answer);
  chatOf('bent').remove(answer);
  meeting.settle();
  for (const name of ['anna', 'bent']) {
    const [one, two] = chatOf(name).messages.value;
    assert.equal([one?.text, one?.edited, one?.reactions.length], ['Moin!', true, 1]);
    assert.ok(two?.deleted);
  }
  assert.equal(chatOf('cora').messages.value, []);
  assert.is(chatOf('anna').isUnderWay(first(chatOf('anna'))), false);
});

test('what was meant for one person is not sent when that person is gone', () => {
  const { say, texts, chatOf, person, meeting } = meet('anna', 'bent', 'cora');
  chatOf('anna').address({ id: person('bent').id, name: 'bent' });
  chatOf('anna').type('between us');
  meeting.leave(person('bent'));
  assert.is(chatOf('anna').recipientHere.value, false);
  assert.is(say('anna', 'between us'), false);
  assert.is(chatOf('anna').field.value, 'between us');
  assert.equal(texts('cora'), []);
});

test('the longest message arrives in whatever script', () => {
  const { say, texts } = meet('anna', 'bent');
  for (const sign of ['x', '"', '\\', '語', 'ü']) {
    assert.ok(say('anna', sign.repeat(4000)));
    assert.is(texts('bent').at(-1)?.length, 4000);
  }
});

test.run();
