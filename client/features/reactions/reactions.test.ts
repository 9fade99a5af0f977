import { signal } from '@preact/signals';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { createFakeClock } from '../../../test/support/fake-clock.ts';
import { createFeatureMeeting } from '../../../test/support/feature-meeting.ts';
import { defineFeature } from '../feature.ts';
import {
  createReactions,
  parseReaction,
  SHOWN_MS,
  type Reaction,
  type Reactions,
} from './model.ts';
import { strings } from './strings.ts';

const test = suite('reactions');

function meet() {
  const clock = createFakeClock();
  const models: Reactions[] = [];
  const meeting = createFeatureMeeting(() => [
    defineFeature({
      id: 'reactions',
      strings,
      setup(context) {
        models.push(createReactions(context, clock));
        return {};
      },
    }),
  ]);
  const anna = meeting.join('anna');
  const bent = meeting.join('bent');
  const [annas, bents] = models;
  if (!annas || !bents) throw new Error('the features did not start');
  const react = (reaction: Reaction) => {
    annas.react(reaction);
    meeting.settle();
  };
  const shown = (model: Reactions) =>
    (model.shown.value.get(anna.id) ?? []).map(({ reaction }) => reaction);
  return { meeting, clock, anna, bent, annas, bents, react, shown };
}

test('only the six kinds are heard', () => {
  assert.is(parseReaction('idea'), 'idea');
  for (const junk of ['<b>', '', 'AGREE', null, 7, {}]) assert.is(parseReaction(junk), undefined);
});

test('both see it for a moment, the others hear one sentence', () => {
  const { react, shown, annas, bents, anna, bent, clock } = meet();
  react('idea');
  assert.equal(shown(annas), ['idea']);
  assert.equal(shown(bents), ['idea']);
  assert.equal(anna.announced, []);
  assert.equal(bent.announced, ['anna has an idea.']);
  clock.advance(SHOWN_MS);
  assert.equal(shown(annas), []);
  assert.equal(shown(bents), []);
});

test('many reactions of one person stay a handful and are announced once', () => {
  const { react, shown, bents, bent, clock } = meet();
  for (let count = 0; count < 50; count += 1) react('laugh');
  assert.is(shown(bents).length, 5);
  assert.is(bent.announced.length, 1);
  clock.advance(5000);
  react('laugh');
  assert.is(bent.announced.length, 2);
});

test('a latecomer sees nothing of what is over', () => {
  const { react, meeting } = meet();
  react('agree');
  assert.equal(meeting.join('late').announced, []);
});

test('every kind has a word and a sentence in both languages', () => {
  const name = signal('Cora').value;
  for (const { words, sentences } of Object.values(strings)) {
    assert.equal(Object.keys(words), Object.keys(sentences));
    for (const sentence of Object.values(sentences)) assert.match(sentence(name), /^Cora .*\.$/);
  }
});

test.run();
