// Orders of a host in real browsers: not one peer connection and not one candidate on either side before
// somebody is let in, and pictures that go on while others are muted, removed, and the link is renewed.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import type { Browser, Page } from 'puppeteer';
import { createHarness } from '../support/harness.ts';
import { openModule } from '../support/page-bundle.ts';
import { eventually, until } from '../support/page-wait.ts';

const tests = suite('orders');
const harness = createHarness();
tests.after(harness.close);

interface Person {
  page: Page;
  id: string;
}

async function join(
  browser: Browser,
  origin: string,
  name: string,
  isHost = false,
): Promise<Person> {
  const page = await openModule(browser, origin, 'test/mesh/led.page.ts');
  const id = await page.evaluate((own, host) => window.led?.join(own, host), name, isHost);
  if (id === undefined) throw new Error('the page has no engine');
  return { page, id };
}

const made = ({ page }: Person) => page.evaluate(() => window.led?.made());

function connected({ page }: Person, ...others: Person[]) {
  const ids = others.map(({ id }) => id);
  return until(
    page,
    `${ids.length} connections`,
    (wanted) => {
      const now = window.led?.connected() ?? [];
      return now.length === wanted.length && wanted.every((id) => now.includes(id));
    },
    ids,
  );
}

const knock = (host: Person) =>
  until(host.page, 'a knock', () => window.led?.knocks().some(({ name }) => name === 'Cora'));

const stands = ({ page }: Person, state: string) =>
  until(page, `to be ${state}`, (wanted) => window.led?.state() === wanted, state);

/** Nothing of a connection comes into being while somebody waits, and all of it once a host opens. */
async function admission(browser: Browser, guestBrowser: Browser) {
  const { origin } = await harness.relay();
  const host = await join(browser, origin, 'Anna', true);
  const member = await join(guestBrowser, origin, 'Ben');
  await connected(host, member);
  await host.page.evaluate(() => window.led?.closeDoor());
  const before = [await made(host), await made(member)];

  const guest = await join(guestBrowser, origin, 'Cora');
  await stands(guest, 'waiting');
  await knock(host);
  // Long enough for the knocker to say hello again, which everybody hears.
  const start = performance.now();
  await eventually('four seconds of waiting', () => performance.now() - start > 4_000);
  assert.equal(await made(guest), { connections: 0, candidates: 0 }, 'of the guest');
  assert.equal([await made(host), await made(member)], before, 'of those inside');

  await host.page.evaluate((id) => window.led?.admit(id), guest.id);
  await connected(guest, host, member);
  await stands(guest, 'inside');
  assert.is((await made(guest))?.connections, 2, 'one connection for each');
  assert.is((await made(member))?.connections, (before[1]?.connections ?? 0) + 1);
  return { host, member, guest };
}

/** New pictures of this person arrive at the other. */
async function sees(viewer: Person, seen: Person) {
  await viewer.page.bringToFront();
  const count = () =>
    viewer.page.evaluate(async (id) => (await window.led?.decoded())?.[id] ?? 0, seen.id);
  const before = await count();
  await eventually('moving pictures', async () => (await count()) > before + 5);
}

tests(
  'in Chromium: nothing before a host opens; then muting, removing and renewing leave pictures alone',
  async () => {
    const browser = await harness.chromium();
    const { host, member, guest } = await admission(browser, browser);
    await sees(host, member);
    const connections = [await made(host), await made(member)].map((each) => each?.connections);

    await host.page.evaluate((id) => window.led?.mute(id), guest.id);
    await until(member.page, 'the mute', (id) => window.led?.isMuted(id), guest.id);
    await sees(host, member);

    await host.page.evaluate((id) => window.led?.remove(id), guest.id);
    await stands(guest, 'removed');
    await connected(host, member);
    await connected(guest);
    await sees(host, member);

    await host.page.evaluate(() => window.led?.renewLink());
    for (const { page } of [host, member]) {
      await until(page, 'the new link', () => window.led?.renewals() === 1);
    }
    assert.is(await guest.page.evaluate(() => window.led?.renewals()), 0);
    await sees(host, member);
    await sees(member, host);
    const after = [await made(host), await made(member)].map((each) => each?.connections);
    assert.equal(after, connections, 'not one connection was made anew');

    const latecomer = await join(browser, new URL(host.page.url()).origin, 'Dora');
    await stands(latecomer, 'renewed');
    assert.equal(await made(latecomer), { connections: 0, candidates: 0 });
  },
);

tests('in Firefox: nothing before a host opens, and a connection after', async () => {
  const [chromium, firefox] = await Promise.all([harness.chromium(), harness.firefox()]);
  await admission(chromium, firefox);
});

tests.run();
