// A session description that does not name the announced certificate never reaches the browser.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { logLines } from '../../client/kit/log.ts';
import { createMeeting } from '../support/meet.ts';
import { assertWhole } from '../support/meeting-checks.ts';

const test = suite('security: foreign fingerprint');

test('a member whose descriptions name a foreign certificate gets no connection; others do', async () => {
  const meeting = await createMeeting();
  const one = await meeting.join();
  await meeting.join();
  await assertWhole(meeting);
  const liar = await meeting.join('liar', { announced: new Uint8Array(32).fill(7) });
  await meeting.run(30_000);
  assert.ok(meeting.network.connections().every((pair) => !pair.includes(liar.name)));
  assert.ok(one.of(liar)?.states.every(({ state }) => state !== 'open') ?? true);
  assert.ok(
    logLines().some(({ text }) => text === 'description refused: foreign-fingerprint'),
    'the refusal is told',
  );
  await liar.leave();
  await assertWhole(meeting);
  await meeting.end();
});

test.run();
