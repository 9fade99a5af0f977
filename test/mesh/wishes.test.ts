// Wishes between members: what a receiver asks for is what its senders send, at once and by link.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import type { Person, Meeting } from '../support/meet.ts';
import { meetingOf } from '../support/meeting-checks.ts';

const test = suite('mesh: wishes');

const CAMERA = { kind: 'video', contentHint: '' } as MediaStreamTrack;

async function meetingWithCameras(count: number) {
  const meeting = await meetingOf(count);
  for (const { session } of meeting.present) session.mesh.setTrack('camera', CAMERA);
  await meeting.run(1_500);
  return meeting;
}

/** The height in which one sees another, 0 = paused. */
function heightOf(meeting: Meeting, from: Person, to: Person): number {
  const encoding = meeting.network.encoding(from.name, to.name, 'camera');
  return encoding?.maxHeight ?? 0;
}

const wish = (camera: 'off' | '180' | '360' | '720', pinned = false) => ({
  camera,
  screen: 'full' as const,
  pinned,
});

test('before any word, sizes follow from the number of members', async () => {
  const meeting = await meetingWithCameras(4);
  const [a, b] = meeting.present;
  assert.ok(a && b);
  assert.is(heightOf(meeting, a, b), 180);
  await meeting.end();
});

test('each receiver gets what it wishes within 200 ms, without a further offer', async () => {
  const meeting = await meetingWithCameras(3);
  const [a, b, c] = meeting.present;
  assert.ok(a && b && c);
  const offers = meeting.network.offerCount();
  b.session.mesh.setWish(a.identity.id, wish('off'));
  c.session.mesh.setWish(a.identity.id, wish('720', true));
  await meeting.until('both wishes come true', () => heightOf(meeting, a, c) === 720, 200);
  assert.is(heightOf(meeting, a, b), 0);
  assert.is(heightOf(meeting, b, a), 360, 'nobody else is touched');
  assert.is(meeting.network.offerCount(), offers);
  await meeting.end();
});

test('the receiver is told what it is given, and why', async () => {
  const meeting = await meetingWithCameras(3);
  const [a, b, c] = meeting.present;
  assert.ok(a && b && c);
  for (const viewer of [b, c]) viewer.session.mesh.setWish(a.identity.id, wish('720'));
  await meeting.run(200);
  const { received } = b.session.mesh.pictureTerms(a.identity.id);
  assert.equal(received?.camera, { size: '360', reason: 'many' });
  assert.equal(a.session.mesh.pictureTerms(b.identity.id).sent, received);
  a.session.mesh.setTrack('camera', null);
  await meeting.run(200);
  assert.equal(b.session.mesh.pictureTerms(a.identity.id).received?.camera, {
    size: 'off',
    reason: 'source',
  });
  await meeting.end();
});

test('who leaves gives room to the others', async () => {
  const meeting = await meetingWithCameras(3);
  const [a, b, c] = meeting.present;
  assert.ok(a && b && c);
  for (const viewer of [b, c]) viewer.session.mesh.setWish(a.identity.id, wish('720'));
  await meeting.run(200);
  assert.is(heightOf(meeting, a, b), 360);
  await c.leave();
  await meeting.until('there is room', () => heightOf(meeting, a, b) === 720, 1_000);
  await meeting.end();
});

test('a wish outlives a new connection, and a new one is sent small at first', async () => {
  const meeting = await meetingWithCameras(2);
  const [a, b] = meeting.present;
  assert.ok(a && b);
  b.session.mesh.setWish(a.identity.id, wish('180'));
  await meeting.run(200);
  a.session.mesh.retry(b.identity.id);
  await meeting.run(3_000);
  assert.is(heightOf(meeting, a, b), 180);
  await meeting.end();
});

test('sixteen people: pictures for whom the stage shows, nothing for the others', async () => {
  const meeting = await meetingWithCameras(16);
  const [speaker, ...rest] = meeting.present;
  assert.ok(speaker);
  for (const viewer of meeting.present) {
    for (const [at, other] of meeting.present.entries()) {
      if (other !== viewer)
        viewer.session.mesh.setWish(other.identity.id, wish(at < 4 ? '180' : 'off'));
    }
  }
  await meeting.run(300);
  const heights = (from: Person) =>
    meeting.present.filter((one) => one !== from).map((to) => heightOf(meeting, from, to));
  assert.equal(new Set(heights(speaker)), new Set([180]));
  assert.equal(new Set(heights(rest.at(-1) ?? speaker)), new Set([0]));
  await meeting.end();
});

test.run();
