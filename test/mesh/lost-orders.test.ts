// Orders that get lost on their way to the very one whom they concern: nobody waits at an open door.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { admitDrafts } from '../../client/signaling/orders/drafts.ts';
import { createMeeting, type Person } from '../support/meet.ts';
import { isWhole } from '../support/meeting-checks.ts';

const test = suite('mesh: lost orders');

const standing = ({ session }: Person) => session.door.state();

/** A host, a guest inside, and one who knocks. */
async function closedMeeting() {
  const meeting = await createMeeting({ hosted: true, presumeLobby: true });
  const host = await meeting.join('host', {}, { host: true });
  const { desk, door } = host.session;
  const admit = (guest: Person) => desk.issue(admitDrafts(desk.book(), [guest.identity.id]));
  const knocks = () => door.knocks().length === 1;
  const inside = await meeting.join();
  await meeting.until('a knock', knocks, 4_000);
  await admit(inside);
  await meeting.until('two inside', () => isWhole(meeting), 5_000);
  const knocker = await meeting.join();
  await meeting.until('another knock', knocks, 4_000);
  return { meeting, host, knocker, admit, knocks };
}

test('whoever was let in and did not hear of it is told again', async () => {
  const { meeting, knocker, admit } = await closedMeeting();
  meeting.relay.decide(() => 'drop');
  await admit(knocker);
  await meeting.run(2_000);
  assert.is(standing(knocker), 'waiting');
  meeting.relay.decide(() => 'pass');
  await meeting.until('all inside', () => isWhole(meeting), 10_000);
  await meeting.end();
});

test.run();
