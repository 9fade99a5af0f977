// Orders of an earlier meeting under the same link: nobody keeps them but the host's device, and it knows
// whom it sent out and who leads no more.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { policyDrafts, removeDrafts, revokeDrafts } from '../../client/signaling/orders/drafts.ts';
import { roleOf } from '../../client/signaling/orders/order-book.ts';
import { NO_MEMORY } from '../../client/signaling/orders/order-memory.ts';
import { remembered } from '../../client/signaling/orders/order-recall.ts';
import { OPEN_POLICY, type Draft } from '../../client/signaling/orders/statement.ts';
import { createMeeting, type Person } from '../support/meet.ts';
import { isWhole } from '../support/meeting-checks.ts';

const test = suite('mesh: an earlier meeting');
const LOBBY = { ...OPEN_POLICY, lobby: true };
const book = ({ session }: Person) => session.desk.book();

/** Two guests and a host, who does this to the second guest; the same three ids every time. */
async function earlier(
  before: (host: Person, guest: Person) => Promise<Draft[]> | Draft[],
  after: (host: Person, guest: Person) => Draft[],
) {
  const meeting = await createMeeting({ hosted: true, seed: 5 });
  await meeting.join('witness');
  const guest = await meeting.join('guest');
  const host = await meeting.join('host', {}, { host: true });
  await meeting.until('a full mesh', () => isWhole(meeting), 5_000);
  await host.session.desk.issue(await before(host, guest));
  await meeting.run(500);
  const kept = guest.session.desk.envelopes();
  await host.session.desk.issue(after(host, guest));
  await meeting.run(500);
  const orders = remembered(NO_MEMORY, book(host));
  await meeting.end();
  return { kept, orders };
}

/** The next one: the guest has kept identity and orders, and tells them to everybody. */
async function later({ kept, orders }: Awaited<ReturnType<typeof earlier>>, knows = true) {
  const meeting = await createMeeting({ hosted: true, seed: 5 });
  const witness = await meeting.join('witness');
  const guest = await meeting.join('guest');
  await guest.session.desk.receive(kept, 'itself');
  await meeting.until('both', () => witness.shown().length === 1, 5_000);
  const host = await meeting.join('host', {}, { host: true, orders: knows ? orders : NO_MEMORY });
  await meeting.until('the host is there', () => witness.shown().includes(host.identity.id), 5_000);
  await meeting.run(5_000);
  return { meeting, witness, guest, host };
}

const removal = () =>
  earlier(
    (host, guest) => policyDrafts(book(host), LOBBY, [...guest.shown(), guest.identity.id]),
    (host, guest) => removeDrafts(book(host), guest.identity.id, guest.shown()),
  );

test('who was removed is out again as soon as the device of the host is there', async () => {
  const { meeting, witness, guest, host } = await later(await removal());
  assert.is(guest.session.door.state(), 'removed', 'and is told');
  assert.not.ok(witness.shown().includes(guest.identity.id));
  assert.not.ok(host.shown().includes(guest.identity.id));
  await meeting.end();
});

test('another device of the host does not know of it', async () => {
  const { meeting, witness, guest } = await later(await removal(), false);
  assert.ok(witness.shown().includes(guest.identity.id));
  await meeting.end();
});

const revocation = () =>
  earlier(
    async (_, guest) => [
      { type: 'cohost', id: guest.identity.id, key: await guest.session.desk.ownKey(), on: true },
    ],
    (host, guest) => revokeDrafts(book(host), guest.identity.id, () => true),
  );

test('who was co-host leads no more where the device of the host is there', async () => {
  const { meeting, witness, guest } = await later(await revocation());
  assert.is(roleOf(book(witness), guest.identity.id), 'guest');
  assert.is(roleOf(book(guest), guest.identity.id), 'guest');
  await meeting.end();
});

test('another device of the host does not know of that either', async () => {
  const { meeting, witness, guest } = await later(await revocation(), false);
  assert.is(roleOf(book(witness), guest.identity.id), 'cohost');
  await meeting.end();
});

test.run();
