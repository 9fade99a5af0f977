// The platform's errors and the codes we make of them.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { captureProblem, displayProblem } from './problem.ts';

const test = suite('problem');

const captureTable: [name: string, message: string, problem: string][] = [
  ['NotAllowedError', 'Permission denied', 'denied'],
  ['NotAllowedError', 'Permission dismissed', 'denied'],
  ['NotAllowedError', 'Permission denied by system', 'denied'],
  ['SecurityError', 'The operation is insecure.', 'denied'],
  ['NotReadableError', 'Could not start video source', 'busy'],
  ['NotReadableError', 'Failed to allocate videosource', 'busy'],
  ['AbortError', 'Starting videoinput failed', 'busy'],
  ['NotFoundError', 'Requested device not found', 'missing'],
  ['NotFoundError', 'The object can not be found here.', 'missing'],
  ['InvalidStateError', 'not fully active', 'failed'],
];

for (const [name, message, problem] of captureTable) {
  test(`a device that rejects with ${name} "${message}" is ${problem}`, () => {
    assert.is(captureProblem(new DOMException(message, name)), problem);
  });
}

test('an OverconstrainedError that is a plain object is missing', () => {
  assert.is(captureProblem({ name: 'OverconstrainedError', constraint: 'deviceId' }), 'missing');
});

test('whatever else is thrown has failed', () => {
  for (const thrown of [new TypeError('x'), undefined, null, 'no', 7, {}, { name: 'toString' }]) {
    assert.is(captureProblem(thrown), 'failed');
  }
});

const displayTable: [name: string, message: string, problem: string | null][] = [
  ['NotAllowedError', 'Permission denied by user', null],
  ['NotAllowedError', 'Permission denied', null],
  ['NotAllowedError', 'The request is not allowed by the user agent.', null],
  ['AbortError', 'Invalid capture', null],
  ['NotAllowedError', 'Permission denied by system', 'denied'],
  [
    'NotAllowedError',
    'Access to the feature "display-capture" is disallowed by permissions policy.',
    'denied',
  ],
  ['NotReadableError', 'Could not start video source', 'busy'],
  ['NotFoundError', 'nothing to share', 'missing'],
  ['InvalidStateError', 'getDisplayMedia requires transient activation', 'failed'],
];

for (const [name, message, problem] of displayTable) {
  test(`a screen that rejects with ${name} "${message}" is ${problem ?? 'no problem'}`, () => {
    assert.is(displayProblem(new DOMException(message, name)), problem);
  });
}

test.run();
