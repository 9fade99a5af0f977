// Layouts in real browsers: pins, own picture, zoom of a shared screen, two screens, wake lock, small window.
import type { Page } from 'puppeteer';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { attend, createMeeting, joinFromLobby, openProbed, turnOn } from '../support/attendance.ts';
import { click, control, see } from '../support/controls.ts';
import { createHarness } from '../support/harness.ts';
import type { Visitor } from '../support/harness.ts';
import { eventually, until } from '../support/page-wait.ts';
import { seePeople } from '../support/tiles.ts';

declare global {
  interface Window {
    /** Wake locks that are held now. */
    wakeLocks?: number;
    /** Lets the camera of this page stand still, or go on. */
    holdCamera?: (held: boolean) => void;
  }
}

const tests = suite('layouts');
const harness = createHarness();
let anna: Visitor;
let bent: Visitor;
let cora: Visitor;
let link = '';

tests.before(async () => {
  const [relay, browser] = await Promise.all([
    harness.relay(),
    harness.chromium({ extraArgs: ['--use-fake-device-for-media-stream=fps=5'] }),
  ]);
  anna = await openProbed(browser);
  bent = await openProbed(browser, { width: 640, height: 480 });
  cora = await openProbed(browser, { width: 640, height: 480 });
  await anna.page.evaluateOnNewDocument(countWakeLocks);
  await bent.page.evaluateOnNewDocument(drawCamera);
  link = await createMeeting(anna.page, relay.origin);
  await joinFromLobby(anna.page, { name: 'Anna Ahlers' });
  await attend(bent.page, link, { name: 'Bent Brodersen' });
});
tests.after(harness.close);

/** Counts what the page asks of the system; headless browsers have no screen to keep awake. */
function countWakeLocks(): void {
  window.wakeLocks = 0;
  Object.defineProperty(navigator, 'wakeLock', {
    value: {
      async request() {
        window.wakeLocks = (window.wakeLocks ?? 0) + 1;
        const lock = Object.assign(new EventTarget(), {
          released: false,
          async release() {
            lock.released = true;
            window.wakeLocks = (window.wakeLocks ?? 0) - 1;
          },
        });
        return lock;
      },
    },
  });
}

/** A camera that a test can hold still. */
function drawCamera(): void {
  if (!window.isSecureContext) return;
  const original = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
  navigator.mediaDevices.getUserMedia = async (wanted) => {
    if (!wanted?.video) return original(wanted);
    const canvas = document.createElement('canvas');
    const pen = canvas.getContext('2d');
    let held = false;
    let count = 0;
    setInterval(() => {
      if (held || !pen) return;
      pen.fillStyle = `hsl(${(count++ * 20) % 360} 60% 60%)`;
      pen.fillRect(0, 0, canvas.width, canvas.height);
    }, 100);
    window.holdCamera = (now) => (held = now);
    return canvas.captureStream();
  };
}

/** Name and role of the tiles in the order of the page: "Bent Brodersen main, Anna Ahlers floating". */
function placesOf(page: Page): Promise<string> {
  return page.evaluate(() =>
    [...document.querySelectorAll('[data-role]')]
      .map((place) => {
        const label = place.querySelector('[role="group"]')?.getAttribute('aria-label') ?? '';
        return `${label.split(/ \(|, /)[0]} ${place.getAttribute('data-role')}`;
      })
      .join(', '),
  );
}

async function seePlaces(page: Page, wanted: string): Promise<void> {
  let seen = '';
  await until(
    page,
    `the places ${wanted}`,
    (places) =>
      [...document.querySelectorAll('[data-role]')]
        .map((place) => {
          const label = place.querySelector('[role="group"]')?.getAttribute('aria-label') ?? '';
          return `${label.split(/ \(|, /)[0]} ${place.getAttribute('data-role')}`;
        })
        .join(', ') === places,
    wanted,
  ).catch(async (problem: unknown) => {
    seen = await placesOf(page);
    throw new Error(`Seen were ${seen}.`, { cause: problem });
  });
}

/** Opens the menu of somebody's tile, as a keyboard does: focus, Enter. */
async function openMenu(page: Page, name: string): Promise<void> {
  await control(page, 'button', `Options for ${name}`).wait();
  await page.focus(`::-p-aria([name="Options for ${name}"][role="button"])`);
  await page.keyboard.press('Enter');
  await see(page, 'menu', `Options for ${name}`);
}

async function choose(
  page: Page,
  name: string,
  role: 'menuitem' | 'menuitemcheckbox' | 'menuitemradio',
  entry: string,
): Promise<void> {
  await openMenu(page, name);
  await click(page, role, entry);
}

tests('of two, oneself floats and moves to another corner by menu, keys and drag', async () => {
  const { page } = anna;
  await seePlaces(page, 'Bent Brodersen main, Anna Ahlers floating');
  const isAt = (what: string, top: boolean, start: boolean) =>
    until(
      page,
      what,
      (wantTop, wantStart) => {
        const box = document.querySelector('[data-role="floating"]')?.getBoundingClientRect();
        if (!box) return false;
        const isTop = box.top < innerHeight / 3;
        const isStart = box.left < innerWidth / 3;
        return isTop === wantTop && isStart === wantStart;
      },
      top,
      start,
    );
  await isAt('the bottom right', false, false);
  await choose(page, 'Anna Ahlers', 'menuitemradio', 'Top left');
  await isAt('the top left', true, true);
  await page.focus('::-p-aria([name="Options for Anna Ahlers"][role="button"])');
  await page.keyboard.press('ArrowRight');
  await isAt('the top right', true, false);

  // It takes 200 ms to get there.
  await page.evaluate(() => Promise.all(document.getAnimations().map(({ finished }) => finished)));
  const box = await (await page.$('[data-role="floating"]'))?.boundingBox();
  assert.ok(box);
  await page.mouse.move(box.x + 30, box.y + 30);
  await page.mouse.down();
  await page.mouse.move(box.x + 20, box.y + 300, { steps: 4 });
  await page.mouse.move(box.x, box.y + 460, { steps: 4 });
  await page.mouse.up();
  await isAt('the bottom right again', false, false);
});

tests('the own picture is mirrored on this screen alone, and can be hidden and shown', async () => {
  const { page } = anna;
  const isMirrored = (name: string) =>
    page.evaluate((whose) => {
      const tile = document.querySelector(`[role="group"][aria-label^="${whose}"]`);
      const video = tile?.querySelector('video');
      return video ? getComputedStyle(video).transform.startsWith('matrix(-1') : null;
    }, name);
  assert.is(await isMirrored('Anna Ahlers'), true);
  assert.is(await isMirrored('Bent Brodersen'), false);
  await choose(page, 'Anna Ahlers', 'menuitemcheckbox', 'Mirror picture');
  await until(
    page,
    'a picture the right way round',
    () => !document.querySelector('[data-self] video[class*="mirrored"]'),
  );
  await choose(page, 'Anna Ahlers', 'menuitem', 'Hide picture');
  await seePlaces(page, 'Bent Brodersen main');
  await click(page, 'button', 'More');
  await click(page, 'menuitem', 'Show my picture');
  await seePlaces(page, 'Bent Brodersen main, Anna Ahlers floating');
});

tests('the settings choose how the own picture is shown', async () => {
  const { page } = anna;
  await click(page, 'button', 'More');
  await click(page, 'menuitem', 'Settings');
  await click(page, 'button', 'View');
  await control(page, 'combobox', 'My picture').fill('tile');
  await control(page, 'combobox', 'Motion on the screen').fill('none');
  await page.keyboard.press('Escape');
  await seePlaces(page, 'Bent Brodersen grid, Anna Ahlers grid');
  const motion = await page.evaluate(() => {
    const place = document.querySelector('[data-role]');
    return place && getComputedStyle(place).transitionDuration;
  });
  assert.is(motion, '0s');
});

tests('several are pinned by the menu and are large side by side', async () => {
  const { page } = anna;
  await attend(cora.page, link, { name: 'Cora Gast', microphone: false, camera: false });
  await seePeople(page, ['Anna Ahlers', 'Bent Brodersen', 'Cora Gast']);
  await choose(page, 'Cora Gast', 'menuitemcheckbox', 'Pin');
  await seePlaces(page, 'Cora Gast main, Bent Brodersen strip, Anna Ahlers strip');
  await choose(page, 'Bent Brodersen', 'menuitemcheckbox', 'Pin');
  await seePlaces(page, 'Bent Brodersen main, Cora Gast main, Anna Ahlers strip');
  assert.ok(
    await page.$('[role="group"][aria-label^="Cora Gast"][aria-label$="pinned"]'),
    'a pin is told',
  );
  await choose(page, 'Cora Gast', 'menuitemcheckbox', 'Pin');
  await choose(page, 'Bent Brodersen', 'menuitemcheckbox', 'Pin');
  await seePlaces(page, 'Bent Brodersen grid, Cora Gast grid, Anna Ahlers grid');
});

tests(
  'a shared screen is enlarged by buttons, keys and wheel, and its line stays readable',
  async () => {
    const { page } = anna;
    await turnOn(bent.page, 'Share screen');
    await see(bent.page, 'button', 'Stop sharing');
    await seePlaces(
      page,
      'Screen of Bent Brodersen main, Bent Brodersen strip, Cora Gast strip, Anna Ahlers strip',
    );
    const seeScale = (wanted: number) =>
      until(
        page,
        `a scale of ${wanted}`,
        (scale) => {
          const picture = document.querySelector('[aria-label="Zoom"] video')?.parentElement;
          const { transform } = getComputedStyle(picture ?? document.body);
          const seen = transform === 'none' ? 1 : new DOMMatrix(transform).a;
          return Math.abs(seen - scale) < 0.01;
        },
        wanted,
      );
    await click(page, 'button', 'Zoom in');
    await seeScale(1.25);
    await page.focus('[tabindex="0"][aria-label="Zoom"]');
    await page.keyboard.press('+');
    await page.keyboard.press('ArrowRight');
    await seeScale(1.5625);
    await page.keyboard.press('0');
    await seeScale(1);
    const box = await (await page.$('[tabindex="0"][aria-label="Zoom"]'))?.boundingBox();
    assert.ok(box);
    await page.mouse.move(box.x + 100, box.y + 100);
    await page.keyboard.down('Control');
    await page.mouse.wheel({ deltaY: -200 });
    await page.keyboard.up('Control');
    await until(page, 'the wheel to enlarge', () =>
      document.querySelector('[tabindex="0"][aria-label="Zoom"][data-zoomed]'),
    );
    await page.keyboard.press('0');
    await seeScale(1);
  },
);

tests('the sharer chooses between text and motion, and sees no hall of mirrors', async () => {
  const { page } = bent;
  assert.is(await page.$('[data-screen]'), null);
  const hint = () =>
    page.evaluate(
      () => window.givenTracks?.findLast(({ from }) => from === 'screen')?.track.contentHint,
    );
  assert.is(await hint(), 'detail');
  await click(page, 'button', 'Motion');
  assert.is(await hint(), 'motion');
});

tests('of two screens both are seen, and a press makes the other one large', async () => {
  const { page } = anna;
  await turnOn(cora.page, 'Share screen');
  const strip = 'Bent Brodersen strip, Cora Gast strip, Anna Ahlers strip';
  await seePlaces(page, `Screen of Bent Brodersen main, Screen of Cora Gast strip, ${strip}`);
  await click(page, 'button', 'Show large: Screen of Cora Gast');
  await seePlaces(page, `Screen of Cora Gast main, Screen of Bent Brodersen strip, ${strip}`);
  for (const { page: sharer } of [bent, cora]) await click(sharer, 'button', 'Stop sharing');
  await seePlaces(page, 'Bent Brodersen grid, Cora Gast grid, Anna Ahlers grid');
});

tests('a picture that stands still is told in words, then gives way, then comes back', async () => {
  const { page } = anna;
  const seeFlow = (flow: string) =>
    until(
      page,
      `Bent's picture to be ${flow}`,
      (wanted) =>
        document
          .querySelector('[role="group"][aria-label^="Bent Brodersen"]')
          ?.getAttribute('data-flow') === wanted,
      flow,
    );
  await seeFlow('moving');
  await bent.page.evaluate(() => window.holdCamera?.(true));
  await seeFlow('frozen');
  assert.ok(
    await page.$('[aria-label^="Bent Brodersen"][aria-label*="Picture stands still"]'),
    'the words are in the name of the tile',
  );
  await bent.page.evaluate(() => window.holdCamera?.(false));
  await seeFlow('moving');
});

tests('the small window shows who speaks, with microphone, camera and Leave', async () => {
  const { page } = anna;
  const supported = await page.evaluate(() => 'documentPictureInPicture' in window);
  await click(page, 'button', 'More');
  await see(page, 'menu', 'More');
  const entry = await page.$('::-p-aria([name="Small window"][role="menuitemcheckbox"])');
  assert.is(entry !== null, supported, 'offered where the browser can');
  if (!entry) {
    await page.keyboard.press('Escape');
    return;
  }
  await entry.click();
  const inWindow = () =>
    page.evaluate(() => {
      // Not yet in the DOM types.
      const { documentPictureInPicture: ports } = window as unknown as {
        documentPictureInPicture: { window: Window | null };
      };
      const body = ports.window?.document.body;
      if (!body) return null;
      const bar = body.querySelector('[role="toolbar"]');
      return {
        people: [...body.querySelectorAll('[role="group"]')].map((tile) => tile.ariaLabel).join(),
        buttons: [...body.querySelectorAll('button')].map((button) => button.ariaLabel).join(),
        dressed: bar !== null && getComputedStyle(bar).display === 'flex',
      };
    });
  const seen = await eventually('the small window', async () => {
    const shown = await inWindow();
    return shown?.dressed && shown.people ? shown : null;
  });
  assert.is(seen.people, 'Bent Brodersen,Cora Gast');
  assert.is(seen.buttons, 'Microphone,Camera,Leave');
  await click(page, 'button', 'More');
  await click(page, 'menuitemcheckbox', 'Small window');
  await eventually('no small window', async () => (await inWindow()) === null);
});

tests('the screen stays awake during the meeting only', async () => {
  const { page } = anna;
  assert.is(await page.evaluate(() => window.wakeLocks), 1);
  await click(page, 'button', 'Leave');
  await until(page, 'the lock to be given back', () => window.wakeLocks === 0);
});

tests('nothing went wrong in any page', () => {
  for (const { faults } of [anna, bent, cora]) assert.equal(faults, []);
});

tests.run();
