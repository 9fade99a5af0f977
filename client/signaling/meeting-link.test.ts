// Links as they arrive in the wild.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { guestFragment, hostFragment, parseLink } from './meeting-link.ts';

const test = suite('meeting-link');

const guest = {
  secret: Uint8Array.from({ length: 16 }, (_, at) => 255 - at * 3),
  hostHash: Uint8Array.from({ length: 16 }, (_, at) => at * 16 + 15),
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
  assert.equal(parseLink(hostFragment(root)), { type: 'host', root });
});

test('every secret round-trips', () => {
  for (let seed = 0; seed < 200; seed += 1) {
    const bytes = crypto.getRandomValues(new Uint8Array(32));
    const each = { secret: bytes.slice(0, 16), hostHash: bytes.slice(16) };
    assert.equal(parseLink(guestFragment(each)), { type: 'guest', guest: each });
    assert.equal(parseLink(hostFragment(each.secret)), { type: 'host', root: each.secret });
  }
});

const url = `https://schnack.test/${fragment}`;
const half = fragment.length - 20;
const ZERO_WIDTH = String.fromCodePoint(0x200b);
const SOFT_HYPHEN = String.fromCodePoint(0xad);
const BOM = String.fromCodePoint(0xfeff);
const wild: [what: string, text: string][] = [
  ['a whole link', url],
  ['a full stop behind it', `${url}.`],
  ['a bracket behind it', `${url})`],
  ['a comma and a quote behind it', `${url}",`],
  ['angle brackets around it', `<${url}>`],
  ['a tracking parameter glued on', `${url}&utm_source=x`],
  ['a question mark glued on', `${url}?fbclid=abc`],
  ['white space around it', `  ${url}\t\n`],
  ['a line break inside it', `${url.slice(0, -half)}\r\n${url.slice(-half)}`],
  ['a space inside it', `${url.slice(0, -half)} ${url.slice(-half)}`],
  ['a zero-width space inside it', `${url.slice(0, -half)}${ZERO_WIDTH}${url.slice(-half)}`],
  [
    'a soft hyphen and a byte order mark',
    `${BOM}${url.slice(0, -5)}${SOFT_HYPHEN}${url.slice(-5)}`,
  ],
  ['percent-encoded hyphen and underscore', url.replaceAll('-', '%2D').replaceAll('_', '%5f')],
  ['the number sign percent-encoded', url.replace('#', '%23')],
  ['an underscore of a mailer behind it', `_${url}_`],
  ['a fragment without its number sign', fragment.slice(1)],
  ['a sentence around it', `Komm dazu: ${url} bis gleich`],
  ['a dash behind it', `${url} – bis gleich`],
];
for (const [what, text] of wild) {
  test(`a link survives: ${what}`, () => assert.equal(parseLink(text), found));
}

const broken: [what: string, text: string][] = [
  ['the last character missing', fragment.slice(0, -1)],
  ['a character in the middle missing', fragment.slice(0, 20) + fragment.slice(21)],
  ['cut in half', fragment.slice(0, 20)],
  ['a letter too many', `${fragment}A`],
  ['a foreign character in the middle', `${fragment.slice(0, 20)}+${fragment.slice(21)}`],
  ['an umlaut in the middle', `${fragment.slice(0, 20)}ä${fragment.slice(21)}`],
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
