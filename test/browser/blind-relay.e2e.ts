// The relay is blind: three people meet and chat, and nothing of it is in any byte or log line of the relay.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import type { Page } from 'puppeteer';
import { deriveMeetingKeys, roomName } from '../../client/signaling/meeting-keys.ts';
import type { MeetingKeys } from '../../client/signaling/meeting-keys.ts';
import { parseLink } from '../../client/signaling/meeting-link.ts';
import { openHello } from '../../client/signaling/hello.ts';
import { toBase64url } from '../../shared/base64url.ts';
import { ROUTING_BYTES } from '../../shared/relay-protocol.ts';
import {
  attend,
  createMeeting,
  joinFromLobby,
  openProbed,
  seeText,
  turnOff,
  turnOn,
} from '../support/attendance.ts';
import { click, fill, see } from '../support/controls.ts';
import { createHarness } from '../support/harness.ts';
import { leaksIn } from '../support/leaks.ts';
import type { Secret } from '../support/leaks.ts';
import { seeMovingVideos } from '../support/media-probe.ts';
import { startRecordingProxy } from '../support/recording-proxy.ts';
import type { RecordingProxy } from '../support/recording-proxy.ts';
import type { RelayProcess } from '../support/relay-process.ts';
import { seePeople } from '../support/tiles.ts';
import { readSocket } from '../support/websocket-frames.ts';

const NAMES = ['Wiebke Wattenmeer', 'Bosse Boltenhagen', 'Žofie Überall'] as const;
const TEXTS = ['The harbor code is swordfish-1907', 'Grüße vom Deich', 'Agreed: Thursday'] as const;

/** Words of session descriptions and candidates, with so much beside them that chance cannot write them. */
const WORDS = [
  '\r\na=',
  'a=ice-',
  'a=fingerprint',
  'v=0\r\n',
  'm=audio',
  'm=video',
  'candidate',
  'typ host',
  'ufrag',
  'ice-pwd',
  'sha-256',
  'fingerprint',
  'IN IP4',
  '"sdp"',
  '"name"',
  'hello',
] as const;

const tests = suite('blind relay');
const harness = createHarness();
let relay: RelayProcess;
let proxy: RecordingProxy | undefined;
let keys: MeetingKeys;
let secrets: Secret[] = [];
/** All that browsers asked for, and all that went through WebSockets in both directions, unmasked. */
let seen = Buffer.alloc(0);
let sentFrames: Buffer[][] = [];

tests.before(async () => {
  const [started, browser] = await Promise.all([
    harness.relay({ env: { LOG_LEVEL: 'debug' } }),
    harness.chromium(),
  ]);
  relay = started;
  proxy = await startRecordingProxy(relay.port);
  const visitors = [];
  for (const _ of NAMES) visitors.push(await openProbed(browser));
  const pages = visitors.map(({ page }) => page);
  const link = await meetAndChat(pages, proxy.origin);

  const parsed = parseLink(link);
  if (parsed.type !== 'guest') throw new Error(`The link is a ${parsed.type} one.`);
  keys = await deriveMeetingKeys(parsed.guest);
  secrets = [
    ...NAMES.map((value) => ({ what: 'a name', value })),
    ...TEXTS.map((value) => ({ what: 'a chat message', value })),
    ...WORDS.map((value) => ({ what: `the word ${JSON.stringify(value)}`, value })),
    { what: 'the meeting secret', value: Buffer.from(parsed.guest.secret) },
    { what: 'the host hash', value: Buffer.from(parsed.guest.hostHash) },
    { what: 'the link', value: new URL(link).hash.slice(1, 40) },
    ...(await Promise.all(pages.map(secretsOf))).flat(),
  ];

  // The goodbyes are part of the record.
  for (const page of pages) await click(page, 'button', 'Leave');
  for (const page of pages) await see(page, 'heading', 'You left the meeting');
  await browser.close();
  await relay.stop();
  const sockets = proxy.recordings.flatMap(({ sent, received }) => {
    const [out, back] = [readSocket(sent), readSocket(received)];
    return out && back ? [{ out, back }] : [];
  });
  sentFrames = sockets.map(({ out }) => out.frames);
  const heads = sockets.flatMap(({ out, back }) => [Buffer.from(out.head), Buffer.from(back.head)]);
  seen = Buffer.concat([
    ...proxy.recordings.flatMap(({ sent }) => sent),
    ...heads,
    ...sockets.flatMap(({ out, back }) => out.frames.concat(back.frames)),
  ]);
});
tests.after(async () => {
  await harness.close();
  await proxy?.close();
});

/** Everybody joins, writes, mutes, and shows who they are. Resolves with the link. */
async function meetAndChat(pages: readonly Page[], origin: string): Promise<string> {
  let link = '';
  for (const [at, page] of pages.entries()) {
    const name = NAMES[at] ?? '';
    if (link !== '') await attend(page, link, { name });
    else {
      link = await createMeeting(page, origin);
      await joinFromLobby(page, { name });
    }
  }
  for (const page of pages) {
    await seePeople(page, NAMES);
    await seeMovingVideos(page, NAMES.length);
    await click(page, 'button', 'Chat');
    await see(page, 'complementary', 'Chat');
  }
  for (const [at, page] of pages.entries()) {
    const text = TEXTS[at] ?? '';
    await fill(page, 'Message', text);
    await click(page, 'button', 'Send');
    for (const reader of pages) await seeText(reader, text);
    await turnOff(page, 'Microphone');
    await turnOn(page, 'Raise hand');
  }
  return link;
}

/** What a page's connections know of the network and of each other. */
async function secretsOf(page: Page): Promise<Secret[]> {
  const descriptions = await page.evaluate(() =>
    (window.probedConnections ?? []).flatMap((connection) => [
      connection.localDescription?.sdp ?? '',
      connection.remoteDescription?.sdp ?? '',
    ]),
  );
  const found = new Map<string, Secret>();
  const add = (what: string, value: Buffer | string): void => {
    found.set(Buffer.from(value).toString('hex'), { what, value });
  };
  for (const sdp of descriptions) {
    for (const [, password = ''] of sdp.matchAll(/^a=ice-pwd:(\S+)/gm))
      add('an ICE password', password);
    for (const [, hex = ''] of sdp.matchAll(/^a=fingerprint:sha-256 (\S+)/gim))
      add('a fingerprint', Buffer.from(hex.replaceAll(':', ''), 'hex'));
    for (const [, address = ''] of sdp.matchAll(/^a=candidate:(?:\S+ ){4}(\S+)/gm))
      add('an address', address);
  }
  return [...found.values()];
}

tests('the record holds what it should: the room, and the sealed hellos of all three', async () => {
  assert.is(sentFrames.length, NAMES.length, 'one socket each');
  assert.ok(seen.includes(`/relay/${roomName(keys)}`));
  assert.ok(seen.includes(toBase64url(keys.join)));
  const introduced = new Set<string>();
  for (const frames of sentFrames) {
    assert.ok(frames.length > 2, 'more than hellos went through the relay');
    for (const frame of frames) {
      const hello = await openHello(new Uint8Array(frame.subarray(ROUTING_BYTES)), keys);
      if (hello) introduced.add(hello.id);
    }
  }
  assert.is(introduced.size, NAMES.length);
});

tests('the search finds every secret in a text that holds them all', () => {
  const kinds = new Set(secrets.map(({ what }) => what));
  for (const kind of ['an ICE password', 'a fingerprint', 'an address'])
    assert.ok(kinds.has(kind), `the pages gave away ${kind}`);
  for (const secret of secrets) {
    const careless = Buffer.concat([seen, Buffer.from(secret.value), seen.subarray(0, 9)]);
    assert.ok(leaksIn(careless, [secret]).length > 0, secret.what);
    const logged = Buffer.from(`debug: ${Buffer.from(secret.value).toString('base64url')}\n`);
    assert.ok(leaksIn(logged, [secret]).length > 0, `${secret.what} in base64url`);
  }
});

tests('no byte that the relay saw tells who met, what they said, or where they are', () => {
  assert.equal(leaksIn(seen, secrets), []);
});

tests('no line of the log does, nor does it tell the room or the right to enter it', () => {
  const log = Buffer.from(relay.output());
  assert.ok(log.includes('ready at'), 'there is a log');
  const more: Secret[] = [
    { what: 'the room', value: Buffer.from(keys.room) },
    { what: 'the join proof', value: Buffer.from(keys.join) },
  ];
  assert.equal(leaksIn(log, [...secrets, ...more]), []);
});

tests.run();
