// Tests of the memory of speakers.
import { signal } from '@preact/signals';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import type { Participant } from '../../room/participant.ts';
import { createRecentSpeakers } from './recent-speakers.ts';

const test = suite('recent speakers');

function speaker(id: string) {
  const speaking = signal(false);
  // Only what the memory reads.
  return { participant: { id, speaking } as unknown as Participant, speaking };
}

test('the latest speaker stands first and keeps the place through silence', () => {
  const [a, b] = [speaker('a'), speaker('b')];
  const people = signal([a.participant, b.participant]);
  const recent = createRecentSpeakers(people, new AbortController().signal);
  assert.equal(recent.value, []);
  a.speaking.value = true;
  b.speaking.value = true;
  assert.equal(recent.value, ['b', 'a']);
  b.speaking.value = false;
  assert.is(recent.value.length, 2);
  a.speaking.value = false;
  assert.is(recent.value.length, 2);
});

test('who left is forgotten', () => {
  const [a, b] = [speaker('a'), speaker('b')];
  const people = signal([a.participant, b.participant]);
  const recent = createRecentSpeakers(people, new AbortController().signal);
  a.speaking.value = true;
  people.value = [b.participant];
  assert.equal(recent.value, []);
});

test('the memory ends with its lifetime', () => {
  const a = speaker('a');
  const lifetime = new AbortController();
  const recent = createRecentSpeakers(signal([a.participant]), lifetime.signal);
  lifetime.abort();
  a.speaking.value = true;
  assert.equal(recent.value, []);
});

test.run();
