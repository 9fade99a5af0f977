// A meeting in pages of another origin: the demonstration portal, with the strict headers that portals have.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { attend, openProbed } from '../support/attendance.ts';
import { click, fill, see } from '../support/controls.ts';
import { createHarness } from '../support/harness.ts';
import { eventually, until } from '../support/page-wait.ts';
import {
  command,
  frameOf,
  openPortal,
  seeEvent,
  seePresence,
  visitPortal,
} from '../support/portal.ts';
import { seePeople } from '../support/tiles.ts';

const tests = suite('embed');
const harness = createHarness();
tests.after(harness.close);

const DE = {
  name: 'Ihr Name',
  join: 'Beitreten',
  leave: 'Verlassen',
  controls: 'Steuerung der Besprechung',
};

tests(
  'a meeting in the page: joining, presence, commands, and leaving by removing the element',
  async () => {
    const browser = await harness.chromium();
    const world = await openPortal(harness);
    const { page, faults } = await visitPortal(browser, `${world.portal}/`);
    await seeEvent(page, 'ready');
    await seePresence(page, 'Niemand ist im Raum');

    const link = await page.evaluate(() =>
      document.querySelector('schnack-meeting')?.getInviteLink(),
    );
    const source = await page.evaluate(
      () =>
        document.querySelector('schnack-meeting')?.shadowRoot?.querySelector('iframe')?.src ?? '',
    );
    assert.not.match(source, '#', 'the link is in no address');
    assert.not.match(source, link?.split('#')[1] ?? 'nothing');

    const frame = await frameOf(page, world.service);
    assert.is(await command(page, 'setAudio', true), 'needs-person');
    assert.is(await command(page, 'sendChat', 'Moin'), 'not-in-meeting');
    await fill(frame, DE.name, 'Jule');
    await click(frame, 'button', DE.join);
    await see(frame, 'toolbar', DE.controls);
    await seeEvent(page, 'joined');
    await seePresence(page, 'Eine Person ist im Raum');

    const anna = await openProbed(browser);
    await attend(anna.page, link ?? '', { name: 'Anna', microphone: false, camera: false });
    await seePeople(anna.page, ['Anna', 'Jule']);
    const joined = await seeEvent(page, 'participantJoined');
    await seePresence(page, '2 Personen sind im Raum');

    // The person has pressed something in the frame by now.
    assert.is(await command(page, 'setAudio', true), 'done');
    assert.equal(await seeEvent(page, 'audio'), { on: true });
    assert.is(await command(page, 'setAudio', false), 'done');
    assert.is(await command(page, 'setHand', true), 'done');
    assert.is((await seeEvent(page, 'hand'))['raised'], true);
    assert.is(await command(page, 'sendReaction', 'agree'), 'done');
    assert.is((await seeEvent(page, 'reaction'))['kind'], 'agree');
    assert.is(await command(page, 'sendReaction', '<b>'), 'bad-value');
    assert.is(await command(page, 'sendChat', 'Moin'), 'done');
    assert.is(await command(page, 'pin', joined['id']), 'done');
    assert.is(await command(page, 'pin', 'nobody'), 'unknown-person');
    assert.is(await command(page, 'setLayout', 'speaker'), 'done');
    assert.is(await command(page, 'openPanel', 'chat'), 'done');
    assert.is(await command(page, 'lock', true), 'not-allowed');
    assert.is(await command(page, 'setPolicy', { chat: 'nobody' }), 'bad-value');
    assert.is(await command(page, 'setAudioOnly', true), 'done');
    assert.equal(await seeEvent(page, 'audioOnly'), { on: true });
    await click(frame, 'button', 'Bilder zeigen');
    await eventually('pictures again', async () => !(await seeEvent(page, 'audioOnly'))['on']);
    const state = await eventually('the state', async () => {
      const now = await page.evaluate(() => document.querySelector('schnack-meeting')?.getState());
      return now?.panel === 'chat' && now.layout === 'speaker' && now.pins.length === 1
        ? now
        : null;
    });
    assert.equal(
      state.people.map(({ name, hand }) => [name, hand]),
      [
        ['Jule', 1],
        ['Anna', null],
      ],
    );

    await page.evaluate(() => document.querySelector('schnack-meeting')?.remove());
    await seePeople(anna.page, ['Anna']);
    await seePresence(page, 'Eine Person ist im Raum');
    assert.equal([...faults, ...anna.faults], []);
    await world.close();
  },
);

tests('what a page wishes: colors, space, help, lines in More, devices and an end', async () => {
  const browser = await harness.chromium();
  const world = await openPortal(harness);
  const { page, faults } = await visitPortal(browser, `${world.portal}/`);
  await seeEvent(page, 'ready');
  const set = (attributes: Record<string, string>) =>
    page.evaluate((all) => {
      const meeting = document.querySelector('schnack-meeting');
      for (const [name, value] of Object.entries(all)) meeting?.setAttribute(name, value);
    }, attributes);
  await set({ accent: '#ffd800', layout: 'speaker', compact: '', 'reduced-motion': '' });
  await set({ 'end-at': new Date(Date.now() + 3 * 60_000).toISOString() });
  const buttons = [{ id: 'minutes', label: 'Protokoll öffnen' }];
  await page.evaluate((all) => {
    const meeting = document.querySelector('schnack-meeting');
    if (meeting) meeting.buttons = all;
  }, buttons);
  await set({ handbook: 'javascript:alert(1)' });
  assert.equal(await seeEvent(page, 'optionRefused'), { name: 'handbook' });
  assert.is(await command(page, 'setBackground', 'blur'), 'not-offered');

  const frame = await frameOf(page, world.service);
  await fill(frame, DE.name, 'Jule');
  await click(frame, 'button', DE.join);
  await seeEvent(page, 'joined');
  const seeInFrame = (what: string) =>
    eventually(what, () =>
      frame.evaluate((text) => document.body.textContent.includes(text), what),
    );
  await seeInFrame('Diese Besprechung ist noch für 3 Minuten geplant.');
  const look = await eventually('speaker view without words', () =>
    frame.evaluate(() => {
      const root = document.documentElement;
      const toolbar = document.querySelector('[role="toolbar"]');
      return toolbar && !toolbar.hasAttribute('data-words')
        ? { accent: root.style.getPropertyValue('--accent'), motion: root.dataset['motion'] }
        : null;
    }),
  );
  assert.match(look.accent, /^light-dark\(#\w{6}, #ffd800\)$/);
  assert.is(look.motion, 'none');
  const state = await page.evaluate(() => document.querySelector('schnack-meeting')?.getState());
  assert.is(state?.layout, 'speaker');
  assert.is(state?.policy?.chat, 'everybody');
  await click(frame, 'button', 'Mehr');
  await click(frame, 'menuitem', 'Protokoll öffnen');
  assert.equal(await seeEvent(page, 'buttonClicked'), { id: 'minutes' });
  assert.equal([...faults], []);
  await world.close();
});

tests(
  'two pages around one meeting speak with each other, and learn of figures and trust',
  async () => {
    const browser = await harness.chromium();
    const world = await openPortal(harness);
    const [jule, anna] = [
      await visitPortal(browser, `${world.portal}/`),
      await visitPortal(browser, `${world.portal}/`),
    ];
    for (const [{ page }, name] of [
      [jule, 'Jule'],
      [anna, 'Anna'],
    ] as const) {
      await seeEvent(page, 'ready');
      assert.is(await command(page, 'sendData', 1), 'not-in-meeting');
      const frame = await frameOf(page, world.service);
      await fill(frame, DE.name, name);
      await click(frame, 'button', DE.join);
      await seeEvent(page, 'joined');
    }
    const { id } = await seeEvent(jule.page, 'participantJoined');
    await seeEvent(anna.page, 'participantJoined');
    const data = { page: 7, marks: ['ü', null] };
    assert.is(await command(anna.page, 'sendData', data), 'done');
    assert.equal(await seeEvent(jule.page, 'data'), { id, data });
    assert.is(await command(anna.page, 'sendData', 'x'.repeat(5_000)), 'bad-value');
    const answers = await Promise.all(
      Array.from({ length: 60 }, (_, at) => command(anna.page, 'sendData', at)),
    );
    assert.ok(answers.includes('too-often') && answers.includes('done'));
    const { links } = await seeEvent(jule.page, 'stats');
    assert.is((links as { id: string }[])[0]?.id, id);
    const trust = await jule.page.evaluate(() =>
      document.querySelector('schnack-meeting')?.getVerification(),
    );
    assert.equal(trust, [{ id, trust: 'unverified' }]);
    assert.equal([...jule.faults, ...anna.faults], []);
    await world.close();
  },
);

tests('a room in an overlay: who closes the overlay has left', async () => {
  const browser = await harness.chromium();
  const world = await openPortal(harness);
  const { page, faults } = await visitPortal(browser, `${world.portal}/teams`);
  await click(page, 'button', 'Raum betreten');
  const frame = await frameOf(page, world.service);
  await fill(frame, DE.name, 'Jule');
  await click(frame, 'button', DE.join);
  await seePresence(page, 'Eine Person ist im Raum');
  await click(frame, 'button', DE.leave);
  await click(frame, 'button', 'Schließen');
  await seeEvent(page, 'readyToClose');
  await seePresence(page, 'Niemand ist im Raum');
  await click(page, 'button', 'Raum betreten');
  const again = await frameOf(page, world.service);
  await click(again, 'button', DE.join);
  await seePresence(page, 'Eine Person ist im Raum');
  await click(page, 'button', 'Schließen');
  await seePresence(page, 'Niemand ist im Raum');
  assert.equal([...faults], []);
  await world.close();
});

tests('what is missing in a setup is said, word for word', async () => {
  const browser = await harness.chromium();
  const world = await openPortal(harness);
  const { page } = await visitPortal(browser, `${world.portal}/einrichtung/kopfzeile`);
  const inFrame = async (what: string) => {
    const frame = await frameOf(page, world.service);
    await eventually(what, () =>
      frame.evaluate((text) => document.body.textContent.includes(text), what),
    );
  };
  await inFrame(`camera=(self "${world.service}")`);
  const { findings } = await seeEvent(page, 'setup');
  assert.is((findings as { code: string }[])[0]?.code, 'permissions-policy');

  await page.goto(`${world.portal}/einrichtung/rahmen`);
  await inFrame('<iframe allow="camera; microphone; display-capture');

  await page.goto(`${world.portal}/einrichtung/richtlinie`);
  await until(
    page,
    'the missing line in place of the frame',
    (line) =>
      document.querySelector('schnack-meeting')?.shadowRoot?.textContent.includes(line) ?? false,
    `Content-Security-Policy: frame-src ${world.service}`,
  );
  assert.is((await seeEvent(page, 'error'))['code'], 'no-answer');
  await world.close();
});

tests(
  'a page that the service does not list reads which setting its operator has to add',
  async () => {
    const browser = await harness.chromium();
    const world = await openPortal(harness, new Map(), false);
    const { page } = await visitPortal(browser, `${world.portal}/`);
    const line = `EMBED_ORIGINS=${world.portal}`;
    await until(
      page,
      'the missing line in place of the frame',
      (text) =>
        document.querySelector('schnack-meeting')?.shadowRoot?.textContent.includes(text) ?? false,
      line,
    );
    const { findings } = await seeEvent(page, 'setup');
    assert.equal(findings, [{ code: 'origin-not-listed', who: 'operator', line }]);
    assert.is((await seeEvent(page, 'error'))['code'], 'no-answer');
    await world.close();
  },
);

tests.run();
