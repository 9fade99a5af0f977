// Loudness of one person for one listener: plain up to 100 %, truly louder above, on a real voice.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import type { Browser, Page } from 'puppeteer';
import { attend, createMeeting, joinFromLobby, openProbed } from '../support/attendance.ts';
import { click, see } from '../support/controls.ts';
import { humMicrophone } from '../support/device-faults.ts';
import { createHarness } from '../support/harness.ts';
import { eventually } from '../support/page-wait.ts';
import type { RelayProcess } from '../support/relay-process.ts';

const tests = suite('volume');
const harness = createHarness();
let relay: RelayProcess;
let browser: Browser;
tests.before(async () => {
  [relay, browser] = await Promise.all([harness.relay(), harness.chromium()]);
});
tests.after(harness.close);

/** What the element that plays the voice is given: its own volume, and the amplitude of its stream. */
function played(page: Page): Promise<{ volume: number; amplitude: number } | null> {
  return page.evaluate(async () => {
    const audio = [...document.querySelectorAll('audio')].find(({ srcObject }) => srcObject);
    if (!audio || !(audio.srcObject instanceof MediaStream)) return null;
    const context = new AudioContext();
    const source = context.createMediaStreamSource(audio.srcObject);
    const analyser = context.createAnalyser();
    source.connect(analyser);
    // As long as the analyser's window and what the browser buffers.
    await new Promise((resolve) => setTimeout(resolve, 400));
    const samples = new Float32Array(analyser.fftSize);
    analyser.getFloatTimeDomainData(samples);
    await context.close();
    const power = samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length;
    return { volume: audio.volume, amplitude: Math.sqrt(power) };
  });
}

async function setVolume(page: Page, percent: number): Promise<void> {
  await page.$eval(
    'input[type="range"][aria-label="Volume of Bent"]',
    (slider, value) => {
      if (!(slider instanceof HTMLInputElement)) throw new Error('no slider');
      slider.value = String(value);
      slider.dispatchEvent(new Event('input', { bubbles: true }));
    },
    percent,
  );
}

tests('a voice is played softer by its element, and twice as loud through a gain', async () => {
  const { page: anna } = await openProbed(browser);
  const { page: bent } = await openProbed(browser);
  await bent.evaluateOnNewDocument(humMicrophone);
  const link = await createMeeting(anna, relay.origin);
  await joinFromLobby(anna, { name: 'Anna', microphone: false, camera: false });
  await attend(bent, link, { name: 'Bent', camera: false });
  await click(anna, 'button', 'People');
  await click(anna, 'button', 'Actions for Bent');
  await click(anna, 'menuitemcheckbox', 'Volume');
  await see(anna, 'slider', 'Volume of Bent');

  const plain = await eventually('a voice', async () => {
    const now = await played(anna);
    return now && now.amplitude > 0.01 ? now : null;
  });
  assert.is(plain.volume, 1);
  await setVolume(anna, 50);
  await eventually('half the volume', async () => (await played(anna))?.volume === 0.5);

  await setVolume(anna, 200);
  const ratio = await eventually('a louder voice', async () => {
    const now = await played(anna);
    const grown = now && now.volume === 1 ? now.amplitude / plain.amplitude : 0;
    return grown > 1.6 ? grown : null;
  });
  assert.ok(ratio < 2.4, `200 % are twice the amplitude, not ${ratio}`);

  await setVolume(anna, 0);
  await eventually('silence', async () => {
    const now = await played(anna);
    return now !== null && (now.volume === 0 || now.amplitude < 0.001);
  });
});

tests.run();
