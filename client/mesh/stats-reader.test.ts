// What is touched of a report, and when everything is looked at again.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import type { StatsEntry } from './link-stats.ts';
import { createStatsReader } from './stats-reader.ts';

const test = suite('stats-reader');

const transport = { type: 'transport', id: 'T', selectedCandidatePairId: 'p1' };
const pair = { type: 'candidate-pair', id: 'p1', localCandidateId: 'l1', remoteCandidateId: 'r1' };
const inbound = { type: 'inbound-rtp', id: 'i1', codecId: 'c1', packetsReceived: 1 };
const USED: readonly StatsEntry[] = [
  transport,
  pair,
  { type: 'local-candidate', id: 'l1' },
  { type: 'remote-candidate', id: 'r1' },
  inbound,
  { type: 'codec', id: 'c1', mimeType: 'audio/opus' },
];
const REST: readonly StatsEntry[] = [
  { type: 'codec', id: 'c2' },
  { type: 'candidate-pair', id: 'p2', localCandidateId: 'l1', remoteCandidateId: 'r2' },
  { type: 'remote-candidate', id: 'r2' },
  { type: 'certificate', id: 'x' },
];

/** A report that notes which entries are touched. */
function reportOf(entries: readonly StatsEntry[]) {
  const touched = new Set<string>();
  const touch = (entry: StatsEntry) => {
    touched.add(entry.id);
    return entry;
  };
  return {
    touched,
    size: entries.length,
    get(id: string) {
      const found = entries.find((entry) => entry.id === id);
      return found && touch(found);
    },
    forEach: (take: (entry: StatsEntry) => void) => entries.forEach((entry) => take(touch(entry))),
  };
}
const ids = (entries: readonly StatsEntry[]) => entries.map(({ id }) => id).toSorted();

test('the first report is read whole, later ones only where something is of use', () => {
  const read = createStatsReader();
  assert.equal(ids(read(reportOf([...REST, ...USED]))), ids(USED));
  const later = reportOf([
    ...REST,
    ...USED.map((entry) => (entry === inbound ? { ...entry, packetsReceived: 7 } : entry)),
  ]);
  const entries = read(later);
  assert.is(entries.find(({ id }) => id === 'i1')?.['packetsReceived'], 7);
  assert.equal([...later.touched].toSorted(), ids(USED));
});

const changes: readonly [string, readonly StatsEntry[], string][] = [
  ['a new stream', [...USED, { type: 'inbound-rtp', id: 'i2' }], 'i2'],
  [
    'another path',
    USED.map((entry) =>
      entry === transport ? { ...transport, selectedCandidatePairId: 'p2' } : entry,
    ),
    'p2',
  ],
  [
    'another codec',
    USED.map((entry) => (entry === inbound ? { ...inbound, codecId: 'c2' } : entry)),
    'c2',
  ],
  [
    'an entry that has gone, and another that has come',
    USED.map((entry) => (entry === inbound ? { ...inbound, id: 'i9' } : entry)),
    'i9',
  ],
];
for (const [what, entries, seen] of changes) {
  test(`${what} is seen at once`, () => {
    const read = createStatsReader();
    read(reportOf([...REST, ...USED]));
    assert.ok(ids(read(reportOf([...REST, ...entries]))).includes(seen));
  });
}

test('an entry that comes as an unused one goes is seen in the fifth report after', () => {
  const read = createStatsReader();
  read(reportOf([...REST, ...USED]));
  const swapped = [...REST.slice(1), ...USED, { type: 'inbound-rtp', id: 'i2' }];
  const seen = [1, 2, 3, 4, 5].map(() => ids(read(reportOf(swapped))).includes('i2'));
  assert.equal(seen, [false, false, false, false, true]);
});

test('where the path itself says that it is chosen, another one is seen at once, too', () => {
  const read = createStatsReader();
  for (const chosen of ['p1', 'p2', 'p1']) {
    const pairs = ['p1', 'p2'].map((id) => ({
      type: 'candidate-pair',
      id,
      selected: id === chosen,
    }));
    assert.equal(ids(read(reportOf(pairs))), [chosen]);
  }
});

test('while no path is chosen everything is looked at each time', () => {
  const read = createStatsReader();
  const before = [inbound, { type: 'candidate-pair', id: 'p1' }];
  read(reportOf(before));
  const later = reportOf(before);
  read(later);
  assert.is(later.touched.size, 2);
});

test.run();
