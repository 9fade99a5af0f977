// Verification over the real engine: over data channels, without the relay, and with people who come and go.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { signal } from '@preact/signals';
import { createVerification, type Verification } from '../../client/room/verification.ts';
import type { Meeting, Person } from '../support/meet.ts';
import { assertWhole, meetingOf } from '../support/meeting-checks.ts';

const test = suite('mesh: verification');

function verificationOf({ session }: Person, { clock }: Meeting): Verification {
  const { signaling, mesh, door } = session;
  return createVerification(
    { signaling, mesh, others: signal([]), clock, door },
    new AbortController().signal,
  );
}

/** A meeting of so many, each with its verification from the first moment on. */
async function verifying(count: number) {
  const meeting = await meetingOf(0);
  const all: { person: Person; verification: Verification }[] = [];
  const join = async () => {
    const person = await meeting.join();
    all.push({ person, verification: verificationOf(person, meeting) });
    await assertWhole(meeting);
  };
  for (let joined = 0; joined < count; joined += 1) await join();
  /** Checks among everybody who is there, begun by the first. */
  const check = async () => {
    const [first] = all;
    first?.verification.start(all.slice(1).map(({ person }) => person.identity.id));
    await meeting.until('a phrase for all', () => phrases().every((phrase) => phrase !== null));
  };
  const phrases = () =>
    all.map(({ verification }) => {
      const state = verification.check.peek();
      return state.type === 'done' ? state.phrase.join(' ') : null;
    });
  return { meeting, all, join, check, phrases };
}

test('four agree, and confirming verifies the others', async () => {
  const { meeting, all, check, phrases } = await verifying(4);
  await check();
  assert.is(new Set(phrases()).size, 1);
  const [first, second] = all;
  if (!first || !second) throw new Error('four were wanted');
  const state = first.verification.check.peek();
  if (state.type !== 'done') throw new Error('no phrase');
  first.verification.confirm('another check');
  assert.is(first.verification.trustOf(second.person.identity.id), 'unverified');
  first.verification.confirm(state.check);
  assert.is(first.verification.trustOf(second.person.identity.id), 'verified');
  assert.is(second.verification.trustOf(first.person.identity.id), 'unverified');
  await meeting.end();
});

test('a check needs no relay once people are connected', async () => {
  const { meeting, check, phrases } = await verifying(3);
  meeting.relay.kill();
  await meeting.run(3_000);
  await check();
  assert.is(new Set(phrases()).size, 1);
  await meeting.end();
});

test('who comes after a confirmed check is new; who was verified stays so', async () => {
  const { meeting, all, join, check } = await verifying(3);
  await check();
  const [first, second] = all;
  const state = first?.verification.check.peek();
  if (!first || !second || state?.type !== 'done') throw new Error('no phrase');
  first.verification.confirm(state.check);
  await join();
  const newcomer = all.at(-1)?.person.identity.id ?? '';
  assert.is(first.verification.trustOf(newcomer), 'new');
  assert.is(first.verification.trustOf(second.person.identity.id), 'verified');
  await meeting.end();
});

test('an alarm of one takes the verification back for all', async () => {
  const { meeting, all, check } = await verifying(3);
  await check();
  const [first, second, third] = all;
  const state = first?.verification.check.peek();
  if (!first || !second || !third || state?.type !== 'done') throw new Error('no phrase');
  first.verification.confirm(state.check);
  await third.verification.deny();
  await meeting.until('the alarm', () => first.verification.check.peek().type === 'failed');
  assert.is(first.verification.trustOf(second.person.identity.id), 'unverified');
  assert.is(first.verification.begun.peek(), false);
  await meeting.end();
});

test.run();
