// "What the server saw" is true: beside the bytes that really passed a recorder before the relay, in both directions.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import type { Page } from 'puppeteer';
import { SUBPROTOCOL } from '../../shared/relay-protocol.ts';
import {
  attend,
  createMeeting,
  joinFromLobby,
  openProbed,
  seeText,
} from '../support/attendance.ts';
import { click, see } from '../support/controls.ts';
import { createHarness } from '../support/harness.ts';
import { eventually, until } from '../support/page-wait.ts';
import { startRecordingProxy } from '../support/recording-proxy.ts';
import type { RecordingProxy } from '../support/recording-proxy.ts';
import { seeTechnicalDetails } from '../support/technical-details.ts';
import { seePeople } from '../support/tiles.ts';
import { readSocket } from '../support/websocket-frames.ts';

const tests = suite('what the server saw');
const harness = createHarness();
let proxy: RecordingProxy;
let page: Page;

tests.before(async () => {
  const [relay, browser] = await Promise.all([
    // With TURN, so that the relay has something to say of its own. Nobody contacts that server.
    harness.relay({
      env: { TURN_URLS: 'turn:127.0.0.1:9', TURN_SECRET: 'a secret of sixteen' },
    }),
    harness.chromium(),
  ]);
  proxy = await startRecordingProxy(relay.port);
  ({ page } = await openProbed(browser));
  const { page: guest } = await openProbed(browser);
  await guest.evaluateOnNewDocument(sayOtherBuild);
  const link = await createMeeting(page, proxy.origin);
  await joinFromLobby(page, { name: 'Wiebke' });
  await attend(guest, link, { name: 'Bosse' });
  await seePeople(page, ['Wiebke', 'Bosse']);
  await page.bringToFront();
});
/** As somebody with another version, or with a changed one, would say. */
function sayOtherBuild() {
  new MutationObserver((_changes, observer) => {
    const meta = document.querySelector('meta[name="schnack-build"]');
    if (meta === null) return;
    meta.setAttribute('content', 'another0001');
    observer.disconnect();
  }).observe(document, { childList: true, subtree: true });
}

tests.after(async () => {
  await harness.close();
  await proxy.close();
});

const asHex = (frames: readonly Buffer[]) => frames.map((frame) => frame.toString('hex'));

/** The one socket of the page, by its first frame, as the recorder has it. */
function recorded(firstSent: string) {
  const sockets = proxy.recordings.flatMap(({ sent, received }) => {
    const [out, back] = [readSocket(sent), readSocket(received)];
    return out && back ? [{ out, back }] : [];
  });
  const found = sockets.find(({ out }) => out.frames[0]?.toString('hex') === firstSent);
  assert.ok(found, 'the recorder saw the first frame');
  const { out, back } = found;
  return { head: out.head, sent: asHex(out.frames), received: asHex(back.frames) };
}

/** All frames of the list, opened, as hexadecimal digits by direction. */
async function shownFrames(): Promise<Record<'sent' | 'received', string[]>> {
  await page.evaluate(() => {
    for (const line of document.querySelectorAll('[data-frames] details')) {
      line.setAttribute('open', '');
    }
  });
  await until(page, 'the bytes of all frames', () => {
    const lines = [...document.querySelectorAll('[data-frames] details')];
    return lines.length > 0 && lines.every((line) => line.querySelector('code') !== null);
  });
  const lines = await page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('[data-frames] details')].map((line) => ({
      direction: line.dataset['direction'],
      times: Number(line.dataset['times']),
      bytes: [...line.querySelectorAll('code')].at(-1)?.textContent.replaceAll(' ', '') ?? '',
    })),
  );
  const bytesOf = (wanted: string) =>
    lines
      .filter(({ direction }) => direction === wanted)
      .flatMap(({ bytes, times }) => Array.from({ length: times }, () => bytes));
  return { sent: bytesOf('sent'), received: bytesOf('received') };
}

tests(
  'the settings name version, ciphers, way and certificate, and who runs another build',
  async () => {
    await seeTechnicalDetails(page);
    await seeText(page, 'Bosse uses another program than you: build another0001 instead of');
    // Both devices show the same short form of the same certificate.
    const fingerprints = await page.evaluate(async () => {
      const [connection] = window.probedConnections ?? [];
      return [connection?.localDescription, connection?.remoteDescription].map(
        (description) =>
          /^a=fingerprint:sha-256 (\S+)/m.exec(description?.sdp ?? '')?.[1] ?? 'none',
      );
    });
    for (const fingerprint of fingerprints) {
      const short = fingerprint.replaceAll(':', '').slice(0, 16);
      await seeText(page, (short.match(/.{4}/g) ?? [short]).join(' '));
    }
  },
);

tests('the list has the very bytes, in order, no fewer and no more', async () => {
  await click(page, 'button', 'What the server saw');
  await see(page, 'dialog', 'What the server saw');
  const first = await shownFrames();
  const before = recorded(first.sent[0] ?? '');
  // The list looks twice a second; by then it has all that had passed before.
  await until(
    page,
    'the list to be up to date',
    (count) =>
      [...document.querySelectorAll<HTMLElement>('[data-frames] details')].reduce(
        (sum, line) => sum + Number(line.dataset['times']),
        0,
      ) >= count,
    before.sent.length + before.received.length,
  );
  const shown = await shownFrames();
  const after = await eventually('the recorder to have what the list has', () => {
    const now = recorded(first.sent[0] ?? '');
    return now.sent.length >= shown.sent.length ? now : null;
  });
  for (const direction of ['sent', 'received'] as const) {
    assert.ok(before[direction].length > 1, `something was ${direction}`);
    assert.equal(shown[direction].slice(0, before[direction].length), before[direction]);
    assert.equal(shown[direction], after[direction].slice(0, shown[direction].length));
  }
});

tests(
  'the request is shown as the relay got it: room, proof, and what names the browser',
  async () => {
    const { sent } = await shownFrames();
    const { head } = recorded(sent[0] ?? '');
    const room = /^GET \/relay\/([\w-]{22}) HTTP/.exec(head)?.[1] ?? 'no room';
    const protocols = /^sec-websocket-protocol: (.*)$/im.exec(head)?.[1]?.split(', ') ?? [];
    const agent = /^user-agent: (.*)$/im.exec(head)?.[1] ?? 'no name';
    assert.is(protocols[0], SUBPROTOCOL);
    for (const text of [room, protocols[1] ?? 'no proof', agent, new URL(proxy.origin).host]) {
      await seeText(page, text);
    }
    assert.not.match(head, /^cookie:/im);
  },
);

tests('what the relay says itself is shown in words: the detour that it offers', async () => {
  await seeText(page, 'turn:127.0.0.1:9');
  await seeText(page, 'which it made itself');
});

tests('the sign of encryption leads there, and Escape leads back to it', async () => {
  await page.keyboard.press('Escape');
  await until(page, 'no dialog', () => document.querySelector('dialog[open]') === null);
  const name = 'Encrypted: What the server saw';
  // News of who came covers it for some seconds.
  await until(
    page,
    'the sign',
    (label) =>
      (document.querySelector(`[aria-label="${label}"]`)?.parentElement?.clientWidth ?? 0) > 20,
    name,
  );
  await click(page, 'button', name);
  await see(page, 'dialog', 'What the server saw');
  await page.keyboard.press('Escape');
  await until(
    page,
    'the focus on the sign',
    (label) => document.activeElement?.getAttribute('aria-label') === label,
    name,
  );
});

tests.run();
