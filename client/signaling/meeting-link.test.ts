// Links as they arrive in the wild.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import {
  guestFragment,
  hostFragment,
  isSameRoom,
  OPEN_TERMS,
  parseLink,
  withLobbyHabit,
  type GuestSecret,
  type LinkTerms,
} from './meeting-link.ts';

const test = suite('meeting-link');

const guest: GuestSecret = {
  secret: Uint8Array.from({ length: 16 }, (_, at) => 255 - at * 3),
  hostHash: Uint8Array.from({ length: 16 }, (_, at) => at * 16 + 15),
  ...OPEN_TERMS,
};
const root = Uint8Array.from({ length: 16 }, (_, at) => at * 7);
const fragment = guestFragment(guest);
const found = { type: 'guest', guest };

test('a guest fragment has 43 characters and comes back as it went', () => {
  assert.match(fragment, /^#[\w-]{43}$/);
  assert.equal(parseLink(fragment), found);
});

test('a host fragment comes back as it went', () => {
  assert.match(hostFragment(root), /^#h[\w-]{22}$/);
  assert.equal(parseLink(hostFragment(root)), { type: 'host', root, epoch: 0, terms: OPEN_TERMS });
});

const HOUR = 498_900;
const allTerms: LinkTerms[] = [null, 1, HOUR, 0xffff_ffff].flatMap((expiryHour) =>
  [false, true].flatMap((asksPassphrase) =>
    [false, true].map((lobbyHabit) => ({ expiryHour, asksPassphrase, lobbyHabit })),
  ),
);

test('all terms come back as they went, in links of 43, 44 or 50 characters', () => {
  for (const terms of allTerms) {
    const each = { ...guest, ...terms };
    const text = guestFragment(each);
    const hasFlags = terms.asksPassphrase || terms.lobbyHabit;
    assert.is(text.length, 1 + (terms.expiryHour !== null ? 50 : hasFlags ? 44 : 43));
    assert.equal(parseLink(text), { type: 'guest', guest: each });
  }
});

test('a host link holds renewals and terms as well, in 34 characters', () => {
  for (const terms of allTerms) {
    for (const epoch of [0, 1, 70_000]) {
      const text = hostFragment(root, epoch, terms);
      const isPlain = epoch === 0 && terms.expiryHour === null && !text.slice(24);
      assert.is(text.length, isPlain ? 24 : 36);
      assert.equal(parseLink(text), { type: 'host', root, epoch, terms });
    }
  }
});

test('the hint of a waiting room leaves the room the same; other terms do not', () => {
  const hinted = withLobbyHabit(guest, true);
  assert.is(hinted.lobbyHabit, true);
  assert.is(guestFragment(withLobbyHabit(hinted, false)), fragment);
  assert.ok(isSameRoom(guest, hinted));
  assert.not.ok(isSameRoom(guest, { ...guest, asksPassphrase: true }));
  assert.not.ok(isSameRoom(guest, { ...guest, expiryHour: HOUR }));
  assert.not.ok(isSameRoom(guest, { ...guest, secret: guest.hostHash }));
});

test('every secret round-trips', () => {
  for (let seed = 0; seed < 200; seed += 1) {
    const bytes = crypto.getRandomValues(new Uint8Array(32));
    const terms = allTerms[seed % allTerms.length] ?? OPEN_TERMS;
    const each = { secret: bytes.slice(0, 16), hostHash: bytes.slice(16), ...terms };
    for (const glued of ['', '_', '-_', '_______', '-'.repeat(12)]) {
      assert.equal(parseLink(guestFragment(each) + glued), { type: 'guest', guest: each });
    }
    const parsed = parseLink(hostFragment(each.secret, seed, terms));
    assert.equal(parsed, { type: 'host', root: each.secret, epoch: seed, terms });
  }
});

const ZERO_WIDTH = String.fromCodePoint(0x200b);
const SOFT_HYPHEN = String.fromCodePoint(0xad);
const BOM = String.fromCodePoint(0xfeff);

/** What happens to a link on its way. */
function wild(text: string): [what: string, text: string][] {
  const url = `https://schnack.test/${text}`;
  const [start, end] = [url.slice(0, -20), url.slice(-20)];
  return [
    ['a whole link', url],
    ['a full stop behind it', `${url}.`],
    ['a bracket behind it', `${url})`],
    ['a comma and a quote behind it', `${url}",`],
    ['angle brackets around it', `<${url}>`],
    ['a tracking parameter glued on', `${url}&utm_source=x`],
    ['a question mark glued on', `${url}?fbclid=abc`],
    ['white space around it', `  ${url}\t\n`],
    ['a line break inside it', `${start}\r\n${end}`],
    ['a space inside it', `${start} ${end}`],
    ['a zero-width space inside it', `${start}${ZERO_WIDTH}${end}`],
    ['a soft hyphen and a byte order mark', `${BOM}${start}${SOFT_HYPHEN}${end}`],
    ['percent-encoded hyphen and underscore', url.replaceAll('-', '%2D').replaceAll('_', '%5f')],
    ['the number sign percent-encoded', url.replace('#', '%23')],
    ['an underscore of a mailer behind it', `_${url}_`],
    ['a fragment without its number sign', text.slice(1)],
    ['a sentence around it', `Komm dazu: ${url} bis gleich`],
    ['a dash behind it', `${url} – bis gleich`],
  ];
}
for (const terms of allTerms) {
  const each = { ...guest, ...terms };
  for (const [what, text] of wild(guestFragment(each))) {
    test(`a link survives: ${what} (${text.length})`, () =>
      assert.equal(parseLink(text), { type: 'guest', guest: each }));
  }
}

const broken: [what: string, text: string][] = [
  ['the last character missing', fragment.slice(0, -1)],
  ['a character in the middle missing', fragment.slice(0, 20) + fragment.slice(21)],
  ['cut in half', fragment.slice(0, 20)],
  ['a letter too many', `${fragment}A`],
  ['a foreign character in the middle', `${fragment.slice(0, 20)}+${fragment.slice(21)}`],
  ['an umlaut in the middle', `${fragment.slice(0, 20)}ä${fragment.slice(21)}`],
  ['flags that nobody knows', `${fragment}E`],
  ['flags that say nothing', `${fragment}A`],
  ['an expiry cut', guestFragment({ ...guest, expiryHour: HOUR }).slice(0, -1)],
  ['an expiry with a letter too many', `${guestFragment({ ...guest, expiryHour: HOUR })}A`],
  ['an expiry before the first hour', `${fragment}AAAAAAA`],
  ['an expiry with flags that nobody knows', `${fragment.slice(0, -1)}gAAAAEE`],
  ['a full host link cut', hostFragment(root, 1).slice(0, -1)],
  ['a host link with flags that nobody knows', `${hostFragment(root, 1).slice(0, -2)}BA`],
  ['a host link cut', hostFragment(root).slice(0, -1)],
  ['a host link with a letter too many', `${hostFragment(root)}x`],
  ['some other word', '#settings'],
  ['text without any link', 'hallo'],
];
for (const [what, text] of broken) {
  test(`a link is damaged: ${what}`, () => assert.equal(parseLink(text), { type: 'damaged' }));
}

test('no fragment, or an empty one, is no link at all', () => {
  for (const text of ['', '#', 'https://schnack.test/#', '   ']) {
    assert.equal(parseLink(text), { type: 'none' });
  }
});

test.run();
