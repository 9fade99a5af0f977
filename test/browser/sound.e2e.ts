// How sound is sent: before pictures, and in silence hardly at all.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import type { Page } from 'puppeteer';
import { attend, createMeeting, joinFromLobby, openProbed } from '../support/attendance.ts';
import { createHarness, type Visitor } from '../support/harness.ts';
import { hear } from '../support/media-probe.ts';
import { until } from '../support/page-wait.ts';
import { seePeople } from '../support/tiles.ts';

declare global {
  interface Window {
    /** The tone that the microphone gives, 0 for silence. */
    setLoudness?: (loudness: number) => void;
    packetsBefore?: { atMs: number; sent: number };
  }
}

const tests = suite('sound');
const harness = createHarness();
let anna: Visitor;
let bent: Visitor;
tests.before(async () => {
  const [relay, browser] = await Promise.all([harness.relay(), harness.chromium()]);
  [anna, bent] = [await openProbed(browser), await openProbed(browser)];
  await anna.page.evaluateOnNewDocument(giveTone);
  const link = await createMeeting(anna.page, relay.origin);
  await joinFromLobby(anna.page, { name: 'Anna' });
  await attend(bent.page, link, { name: 'Bent' });
  await seePeople(anna.page, ['Anna', 'Bent']);
});
tests.after(harness.close);

/** Runs in the page: a microphone with a tone as loud as the test wants. */
function giveTone(): void {
  if (!window.isSecureContext) return;
  const original = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
  navigator.mediaDevices.getUserMedia = async (constraints) => {
    if (!constraints?.audio) return original(constraints);
    const context = new AudioContext();
    const tone = new OscillatorNode(context, { frequency: 300 });
    const gain = new GainNode(context, { gain: 0.5 });
    const output = context.createMediaStreamDestination();
    tone.connect(gain).connect(output);
    tone.start();
    window.setLoudness = (loudness) => void (gain.gain.value = loudness);
    const pictures = constraints.video ? await original({ video: constraints.video }) : null;
    return new MediaStream([...output.stream.getTracks(), ...(pictures?.getTracks() ?? [])]);
  };
}

/** Waits for two seconds in which so many packets of the microphone were sent each. */
const seeRate = (page: Page, from: number, to: number) =>
  until(
    page,
    `${from} to ${to} packets a second`,
    async (least, most) => {
      const connection = window.probedConnections?.at(-1);
      const sender = connection?.getTransceivers()[0]?.sender;
      const report = await sender?.getStats();
      const entries = report === undefined ? [] : [...report.values()];
      const sent: unknown = entries.find(({ type }) => type === 'outbound-rtp')?.packetsSent;
      const atMs = performance.now();
      const before = window.packetsBefore;
      if (typeof sent !== 'number') return false;
      if (before !== undefined && atMs - before.atMs < 2_000) return false;
      window.packetsBefore = { atMs, sent };
      if (before === undefined) return false;
      const perSecond = ((sent - before.sent) * 1_000) / (atMs - before.atMs);
      return perSecond >= least && perSecond <= most;
    },
    from,
    to,
  );

tests(
  'a tone takes fifty packets a second, silence only a few, and then the tone is back',
  async () => {
    await hear(bent.page);
    await seeRate(anna.page, 30, 60);
    await anna.page.evaluate(() => window.setLoudness?.(0));
    await seeRate(anna.page, 0, 15);
    await anna.page.evaluate(() => window.setLoudness?.(0.5));
    await seeRate(anna.page, 30, 60);
    await hear(bent.page);
  },
);

tests('sound goes before pictures, and losses are made good in band', async () => {
  for (const { page } of [anna, bent]) {
    const { priority, format } = await page.evaluate(async () => {
      const sender = window.probedConnections?.at(-1)?.getTransceivers()[0]?.sender;
      const report = await sender?.getStats();
      const codec = [...(report?.values() ?? [])].find(({ type }) => type === 'codec');
      return {
        priority: sender?.getParameters().encodings[0]?.networkPriority,
        format: String(codec?.sdpFmtpLine),
      };
    });
    assert.is(priority, 'high');
    assert.match(format, 'usedtx=1');
    assert.match(format, 'useinbandfec=1');
  }
});

tests.run();
