// What a mesh costs: `npm run bench:mesh [sender] [person] [meeting] [sizes]`, all three parts and 2, 4, 6
// and 8 people when nothing is named. Plain encoders and ours take turns, so that all that is compared is
// measured in one run. Linux only.
import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { measure, openHall } from './mesh/seats.mjs';
import { pause } from './product-page.mjs';

/** @import { Mode, Seat } from './mesh/seats.mjs' */

const named = process.argv.slice(2);
const PARTS = named.filter((word) => Number.isNaN(Number(word)));
const namedSizes = named.map(Number).filter((size) => size > 1);
const SIZES = namedSizes.length > 0 ? namedSizes : [2, 4, 6, 8];
const RECEIVERS = [1, 3, 5, 7];
const FURTHER = /** @type {const} */ ([3, 7]);
/** A link with fewer pictures than this has frozen. */
const ALIVE_FPS = 1;
/** As in docs/decisions/0025 and as the client asks for it (client/media/capture.ts). */
const CAMERA = { width: 640, height: 480 };
const FULL_CAMERA = { width: 1280, height: 720 };
/** Who comes meets those who are there before the next one comes. */
const BETWEEN_MS = 2_000;
const MEASURED = 'measured';

const LABELS = { raw: 'plain, full size', wishes: 'plain, as wished', shared: 'ours' };

const hall = await openHall();

/** What the larger tiles of a grid of so many wish, and the smaller ones. @param {number} size @param {'grid' | 'speaker'} view */
function wishesOf(size, view) {
  if (view === 'speaker') return /** @type {const} */ ({ large: '360', small: '180' });
  if (size <= 2) return /** @type {const} */ ({ large: '720', small: '360' });
  return size <= 4
    ? /** @type {const} */ ({ large: '360', small: '360' })
    : /** @type {const} */ ({ large: '180', small: '180' });
}

/**
 * One sender, and receivers in one other browser: measured once there are so many, and again with each further
 * number, so that differences are not those between two browsers.
 * @param {Mode} mode @param {readonly number[]} counts @param {'360' | '180' | 'off'} [wish]
 */
async function senderAlone(mode, counts, wish = '360') {
  const [sender, receivers] = [
    await hall.openSeat({ talks: true }),
    await hall.openSeat({ talks: false }),
  ];
  const options = { camera: CAMERA, large: wish, small: wish };
  const first = { ...options, name: MEASURED, link: '', sends: true, mode };
  const link = await hall.addMember(sender, first);
  const found = [];
  let present = 0;
  for (const count of counts) {
    for (; present < count; present++) {
      // Whoever only looks needs no pool.
      const looking = { ...options, name: 'receiver', link, sends: false };
      await hall.addMember(receivers, { ...looking, mode: 'wishes' });
    }
    const { cores, rates } = await measure([sender, receivers]);
    found.push({ cores: cores[0] ?? 0, fps: rates[0] ?? 0 });
  }
  await hall.closeAll();
  return found;
}

/**
 * One person of a meeting, in a browser of its own. All others sit in another one and look at this person
 * alone, so that this machine does not do the work of all.
 * @param {number} size @param {Mode} mode @param {'grid' | 'speaker'} view
 */
async function person(size, mode, view) {
  const [own, others] = [
    await hall.openSeat({ talks: true }),
    await hall.openSeat({ talks: false }),
  ];
  const options = { ...wishesOf(size, view), camera: FULL_CAMERA, sends: true };
  const link = await hall.addMember(own, { ...options, name: MEASURED, link: '', mode });
  for (let each = 1; each < size; each++) {
    await hall.addMember(others, {
      ...options,
      // They show this person as large as it shows one of them.
      large: each === 1 ? options.large : options.small,
      name: `other ${each}`,
      looksAt: MEASURED,
      hums: each === 1,
      link,
      mode: mode === 'raw' ? 'raw' : 'wishes',
    });
  }
  const figures = await measure([own]);
  await hall.closeAll();
  return figures;
}

/** Everybody in a browser of their own; two talk. @param {number} size @param {Mode} mode @param {boolean} [shows] pictures */
async function meeting(size, mode, shows = true) {
  /** @type {Seat[]} */
  const seats = [];
  for (let each = 0; each < size; each++) seats.push(await hall.openSeat({ talks: each < 2 }));
  const wishes = shows
    ? wishesOf(size, 'grid')
    : /** @type {const} */ ({ large: 'off', small: 'off' });
  const options = { ...wishes, camera: CAMERA, sends: true, mode };
  let link = '';
  for (const [at, seat] of seats.entries()) {
    link = await hall.addMember(seat, { ...options, name: `person ${at}`, link });
    await pause(BETWEEN_MS);
  }
  const figures = await measure(seats);
  await hall.closeAll();
  return figures;
}

/** @param {number} value @param {number} [digits] */
const number = (value, digits = 1) => value.toFixed(digits).padStart(7);

/** @param {Mode} mode */
const label = (mode) => (mode === 'shared' ? 'ours ' : 'plain');

async function showSenders() {
  const modes = /** @type {const} */ (['wishes', 'shared']);
  console.log('Sender alone, cores (fewest pictures a second at a receiver):');
  console.log(`${' '.repeat(16)}${RECEIVERS.map((count) => `to ${count}`.padEnd(12)).join('')}`);
  for (const mode of modes) {
    const found = await senderAlone(mode, RECEIVERS);
    const words = found.map(({ cores, fps }) =>
      `${cores.toFixed(3)} (${fps.toFixed(0)})`.padEnd(12),
    );
    console.log(`  ${label(mode)}         ${words.join('')}`);
    const ratio = (found.at(-1)?.cores ?? 0) / (found[0]?.cores ?? 1);
    console.log(`         the last costs ${ratio.toFixed(2)} x the first`);
  }
  const [few, many] = FURTHER;
  console.log(`Each further receiver, from ${few} to ${many}, costs the sender, in cores / 1000:`);
  for (const mode of modes) {
    const words = [];
    let soundAlone = 0;
    for (const wish of /** @type {const} */ (['off', '180'])) {
      const [least, most] = await senderAlone(mode, FURTHER, wish);
      const each = (1000 * ((most?.cores ?? 0) - (least?.cores ?? 0))) / (many - few);
      words.push(
        wish === 'off' ? `sound ${number(each)}` : `its thumbnail ${number(each - soundAlone)}`,
      );
      soundAlone = each;
    }
    console.log(`  ${label(mode)}: ${words.join(', ')}`);
  }
}

async function showPersons() {
  const { width, height } = FULL_CAMERA;
  console.log(`\nOne person of a meeting, camera ${width} x ${height}, CPU seconds a minute:`);
  console.log('people view    encoders            CPU s  fps min  median');
  for (const size of SIZES) {
    for (const view of /** @type {const} */ (['grid', 'speaker'])) {
      /** @type {Partial<Record<Mode, number>>} */
      const costs = {};
      // A plain mesh at full size knows no views.
      const modes = /** @type {Mode[]} */ (
        view === 'grid' ? ['raw', 'wishes', 'shared'] : ['wishes', 'shared']
      );
      for (const mode of modes) {
        const { cores, rates } = await person(size, mode, view);
        const cost = (cores[0] ?? 0) * 60;
        costs[mode] = cost;
        const [fewest = 0, median = 0] = [rates[0], rates[Math.floor(rates.length / 2)]];
        const words = [String(size).padStart(6), view.padEnd(7), LABELS[mode].padEnd(17)];
        console.log([...words, number(cost), number(fewest), number(median)].join(' '));
      }
      showRatios(costs);
    }
  }
}

async function showMeetings() {
  const { width, height } = CAMERA;
  console.log(`\nWhole meetings on this machine, grid, camera ${width} x ${height}:`);
  console.log(
    'people encoders          CPU s/person  fps min  median    alive  freezes  MB/person',
  );
  for (const size of SIZES) {
    for (const mode of /** @type {Mode[]} */ (['raw', 'wishes', 'shared'])) {
      const figures = await meeting(size, mode).catch((error) => {
        console.log(
          `${String(size).padStart(6)} ${LABELS[mode].padEnd(17)} did not finish: ${error.name}`,
        );
        return hall.closeAll();
      });
      if (!figures) continue;
      const { cores, rates, freezes, megabytes } = figures;
      const alive = rates.filter((fps) => fps >= ALIVE_FPS).length;
      const cost = (cores.reduce((sum, one) => sum + one, 0) / size) * 60;
      const [fewest = 0, median = 0] = [rates[0], rates[Math.floor(rates.length / 2)]];
      console.log(
        [
          String(size).padStart(6),
          LABELS[mode].padEnd(17),
          number(cost).padStart(12),
          number(fewest).padStart(8),
          number(median),
          `${alive}/${size * (size - 1)}`.padStart(8),
          String(freezes).padStart(8),
          number(megabytes, 0).padStart(10),
        ].join(' '),
      );
    }
    await showSoundAlone(size);
  }
}

/** What is left for pictures on this machine: the cameras run, nobody wants to see them. @param {number} size */
async function showSoundAlone(size) {
  const { cores, megabytes } = await meeting(size, 'shared', false);
  const sum = cores.reduce((all, one) => all + one, 0);
  console.log(
    [
      String(size).padStart(6),
      'ours, sound alone'.padEnd(17),
      number((sum / size) * 60).padStart(12),
      `(${sum.toFixed(2)} of ${availableParallelism()} cores)`.padEnd(33),
      number(megabytes, 0).padStart(10),
    ].join(' '),
  );
}

/** @param {Partial<Record<Mode, number>>} costs */
function showRatios({ shared = 0, ...others }) {
  const ratios = Object.entries(others).map(
    ([mode, cost]) => `${(shared / cost).toFixed(2)} x ${LABELS[/** @type {Mode} */ (mode)]}`,
  );
  console.log(`       ours is ${ratios.join(', ')}`);
}

try {
  const load = readFileSync('/proc/loadavg', 'utf8').split(' ')[0];
  console.log(`Load before: ${load}. All in one run; compare lines, not machines.\n`);
  const isWanted = (/** @type {string} */ part) => PARTS.length === 0 || PARTS.includes(part);
  if (isWanted('sender')) await showSenders();
  if (isWanted('person')) await showPersons();
  if (isWanted('meeting')) await showMeetings();
} finally {
  await hall.close();
}
