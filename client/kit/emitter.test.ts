// Events and the lifetimes of their listeners.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { createEmitter } from './emitter.ts';

const test = suite('emitter');

test('listeners hear their event, in their order, until their signal aborts', () => {
  const emitter = createEmitter<{ word: string; number: number }>();
  const heard: string[] = [];
  const life = new AbortController();
  emitter.on('word', (word) => heard.push(`1 ${word}`), life.signal);
  emitter.on('word', (word) => heard.push(`2 ${word}`));
  emitter.on('number', () => heard.push('number'));
  emitter.emit('word', 'a');
  life.abort();
  emitter.emit('word', 'b');
  assert.equal(heard, ['1 a', '2 a', '2 b']);
});

test('a listener whose signal has aborted already hears nothing', () => {
  const emitter = createEmitter<{ word: string }>();
  emitter.on('word', () => assert.unreachable(), AbortSignal.abort());
  emitter.emit('word', 'a');
});

test('a listener that goes during an event keeps it from nobody', () => {
  const emitter = createEmitter<{ word: undefined }>();
  const life = new AbortController();
  let heard = 0;
  emitter.on('word', () => life.abort());
  emitter.on('word', () => assert.unreachable(), life.signal);
  emitter.on('word', () => void (heard += 1));
  emitter.emit('word', undefined);
  assert.is(heard, 1);
});

test.run();
