// What arrives in a page, in figures that faults change.
import type { Page } from 'puppeteer';
import { eventually } from '../support/page-wait.ts';

export interface Flow {
  atMs: number;
  audioPackets: number;
  audioLost: number;
  /** Packets that came twice, in part: what error correction may be made of. */
  audioSpare: number;
  /** Sound that was made up for what did not arrive, in samples; without that for silence. */
  concealed: number;
  samples: number;
  frames: number;
  freezes: number;
  bytes: number;
  /** Of the slowest pair; 0 while unknown. */
  roundTripMs: number;
}

/** Sums over all open connections of a page that probeConnections() watches. */
export async function flowOf(page: Page): Promise<Flow> {
  const sum = await page.evaluate(async () => {
    const flow = {
      audioPackets: 0,
      audioLost: 0,
      audioSpare: 0,
      concealed: 0,
      samples: 0,
      frames: 0,
      freezes: 0,
      bytes: 0,
      roundTripMs: 0,
    };
    for (const connection of window.probedConnections ?? []) {
      if (connection.connectionState === 'closed' || connection.sctp === null) continue;
      for (const report of (await connection.getStats()).values()) {
        if (report.type === 'candidate-pair' && report.nominated === true) {
          const seconds = Number(report.currentRoundTripTime ?? 0);
          flow.roundTripMs = Math.max(flow.roundTripMs, Math.round(seconds * 1_000));
        }
        if (report.type !== 'inbound-rtp') continue;
        flow.bytes += report.bytesReceived ?? 0;
        flow.frames += report.framesDecoded ?? 0;
        flow.freezes += report.freezeCount ?? 0;
        if (report.kind !== 'audio') continue;
        flow.audioPackets += report.packetsReceived ?? 0;
        flow.audioLost += report.packetsLost ?? 0;
        flow.audioSpare += report.fecPacketsReceived ?? 0;
        flow.samples += report.totalSamplesReceived ?? 0;
        flow.concealed += (report.concealedSamples ?? 0) - (report.silentConcealedSamples ?? 0);
      }
    }
    return flow;
  });
  return { atMs: performance.now(), ...sum };
}

/** What arrived between two looks. */
export interface Share {
  concealedPercent: number;
  lostPercent: number;
  sparePercent: number;
  fps: number;
  freezes: number;
  kbps: number;
  roundTripMs: number;
}

export function shareOf(before: Flow, after: Flow): Share {
  const seconds = (after.atMs - before.atMs) / 1_000;
  const lost = after.audioLost - before.audioLost;
  const all = after.audioPackets - before.audioPackets + lost;
  return {
    concealedPercent: percent(after.concealed - before.concealed, after.samples - before.samples),
    lostPercent: percent(lost, all),
    sparePercent: percent(after.audioSpare - before.audioSpare, all),
    fps: Math.round((after.frames - before.frames) / seconds),
    freezes: after.freezes - before.freezes,
    kbps: Math.round(((after.bytes - before.bytes) * 8) / 1_000 / seconds),
    roundTripMs: after.roundTripMs,
  };
}

function percent(part: number, whole: number): number {
  return whole <= 0 ? 100 : Math.round((1_000 * part) / whole) / 10;
}

/** What arrives in so many seconds from now. */
export async function shareDuring(page: Page, seconds: number): Promise<Share> {
  const before = await flowOf(page);
  await lasting(seconds);
  return shareOf(before, await flowOf(page));
}

/** A fault lasts; this is not waiting for something. */
export function lasting(seconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, seconds * 1_000));
}

/** Resolves with the seconds until more sound and more pictures arrive than had at the call. */
export async function secondsUntilFlowing(page: Page): Promise<number> {
  const before = await flowOf(page);
  await eventually('sound and pictures again', async () => {
    const now = await flowOf(page);
    return now.audioPackets > before.audioPackets + 5 && now.frames > before.frames;
  });
  return Math.round((performance.now() - before.atMs) / 100) / 10;
}
