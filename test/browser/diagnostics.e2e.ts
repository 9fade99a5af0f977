// What the connection does, live: plots of each link, encoders, and who is connected to whom by which way.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import {
  attend,
  createMeeting,
  joinFromLobby,
  openProbed,
  seeText,
} from '../support/attendance.ts';
import { click, see } from '../support/controls.ts';
import { createHarness, type Visitor } from '../support/harness.ts';
import { until } from '../support/page-wait.ts';
import { seePeople } from '../support/tiles.ts';

const tests = suite('diagnostics');
const harness = createHarness();
let anna: Visitor;
let cora: Visitor;
tests.before(async () => {
  const [relay, browser] = await Promise.all([harness.relay(), harness.chromium()]);
  anna = await openProbed(browser);
  const bent = await openProbed(browser);
  cora = await openProbed(browser);
  const link = await createMeeting(anna.page, relay.origin);
  await joinFromLobby(anna.page, { name: 'Anna' });
  await attend(bent.page, link, { name: 'Bent' });
  await attend(cora.page, link, { name: 'Cora', camera: false });
  await seePeople(anna.page, ['Anna', 'Bent', 'Cora']);
  await click(anna.page, 'button', 'More');
  await click(anna.page, 'menuitem', 'Settings');
  await see(anna.page, 'dialog', 'Settings');
  await click(anna.page, 'button', 'Connection');
});
tests.after(harness.close);

tests('each link has plots that say in words what they show', async () => {
  const { page } = anna;
  await page.evaluate(() => {
    for (const details of document.querySelectorAll('dialog details')) {
      details.setAttribute('open', '');
    }
  });
  const said = await until(page, 'plots with figures', () => {
    const plots = [...document.querySelectorAll('dialog svg[role="img"]')];
    const labels = plots.map((plot) => plot.getAttribute('aria-label') ?? '');
    const isDrawn = plots.some((plot) =>
      plot.querySelector('path')?.getAttribute('d')?.includes('L'),
    );
    const rates = labels.filter((label) => label.startsWith('Frames per second: now'));
    // The plots of a link come with its first figures, and those of the second link may come later.
    return isDrawn && labels.length >= 2 * 5 && rates.length >= 2 ? labels : null;
  });
  assert.is(said.length, 2 * 5);
  assert.ok(
    said.some((label) =>
      /^Received: now [\d,]+ kbit\/s, in the last two minutes [\d,]+ kbit\/s to [\d,]+ kbit\/s$/.test(
        label,
      ),
    ),
    said.join('\n'),
  );
});

tests('it is told how often the own picture is encoded', async () => {
  await seeText(anna.page, 'Your picture is encoded 2 times.');
});

tests('everybody sees who is connected to whom, and that somebody left', async () => {
  const { page } = anna;
  const pairs = () =>
    until(page, 'what all say of their links', () => {
      const lines = [...document.querySelectorAll('dialog details li')].flatMap(({ textContent }) =>
        / and .*: /.test(textContent) ? textContent : [],
      );
      return lines.length > 0 && lines.every((line) => line.endsWith(': direct')) ? lines : null;
    });
  assert.equal(await pairs(), [
    'Anna and Bent: direct',
    'Anna and Cora: direct',
    'Bent and Cora: direct',
  ]);
  const { lines, dots } = await page.evaluate(() => ({
    lines: document.querySelectorAll('dialog line[data-way="direct"]').length,
    dots: document.querySelectorAll('dialog circle').length,
  }));
  // One more stands in the legend.
  assert.equal({ lines, dots }, { lines: 4, dots: 3 });
  await cora.context.close();
  await until(page, 'no map of two', () => document.querySelector('dialog circle') === null);
});

tests.run();
