// Asking in the lobby who is already there: names, no trace on the other side, and joining afterwards.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import {
  attend,
  createMeeting,
  joinFromLobby,
  openLobby,
  openProbed,
} from '../support/attendance.ts';
import { seeText } from '../support/attendance.ts';
import { click } from '../support/controls.ts';
import { createHarness } from '../support/harness.ts';
import { seePeople, tilesOf } from '../support/tiles.ts';

const tests = suite('who is inside');
const harness = createHarness();
tests.after(harness.close);

const OFF = { microphone: false, camera: false };

tests('who asks in the lobby reads the names, leaves no trace, and can join', async () => {
  const [relay, browser] = await Promise.all([harness.relay(), harness.chromium()]);
  const anna = await openProbed(browser);
  const link = await createMeeting(anna.page, relay.origin);
  await joinFromLobby(anna.page, { name: 'Anna', ...OFF });

  const ben = await openProbed(browser);
  await openLobby(ben.page, link);
  await click(ben.page, 'button', 'Who is already there?');
  await seeText(ben.page, 'Anna is already there.');
  assert.is((await tilesOf(anna.page)).length, 1, 'Anna sees nobody');

  const cora = await openProbed(browser);
  await attend(cora.page, link, { name: 'Cora', ...OFF });
  await seeText(ben.page, 'Anna and Cora are already there.');
  await joinFromLobby(ben.page, { name: 'Ben', ...OFF });
  for (const { page, faults } of [anna, ben, cora]) {
    await seePeople(page, ['Anna', 'Ben', 'Cora']);
    assert.equal([...faults], []);
  }
});

tests.run();
