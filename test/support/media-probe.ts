// Looks at what a page really shows and receives: pictures of its videos, sound of its connections.
import type { Page } from 'puppeteer';
import { eventually, until } from './page-wait.ts';

declare global {
  interface Window {
    /** All connections that the page has made since the probe was installed. */
    probedConnections?: RTCPeerConnection[];
    /** Pictures that each video has shown since the last look. */
    probedFrames?: WeakMap<HTMLVideoElement, number>;
    longestStandstillMs?: () => number;
  }
}

/** For openVisitor(): notes each RTCPeerConnection of the page. Runs in the page. */
export function probeConnections(): void {
  const connections: RTCPeerConnection[] = [];
  window.probedConnections = connections;
  window.RTCPeerConnection = new Proxy(window.RTCPeerConnection, {
    construct(target, values) {
      const connection: RTCPeerConnection = Reflect.construct(target, values);
      connections.push(connection);
      return connection;
    },
  });
}

/**
 * Resolves when at least `count` video elements have each shown `frames` new pictures since the call,
 * counted by requestVideoFrameCallback (Firefox's getVideoPlaybackQuality() stays at 0 for calls).
 * A tab in the background shows none; in Firefox each visitor needs a browser of its own.
 */
export async function seeMovingVideos(page: Page, count: number, frames = 5): Promise<void> {
  await page.evaluate(() => {
    window.probedFrames = new WeakMap();
  });
  await until(
    page,
    `${count} moving videos`,
    (needed, enough) => {
      const shown = window.probedFrames;
      if (!shown) return false;
      const videos = [...document.querySelectorAll('video')];
      for (const video of videos) {
        if (shown.has(video)) continue;
        shown.set(video, 0);
        const onFrame = (): void => {
          shown.set(video, (shown.get(video) ?? 0) + 1);
          // A newer call has its own counters; these callbacks end then.
          if (window.probedFrames === shown) video.requestVideoFrameCallback(onFrame);
        };
        video.requestVideoFrameCallback(onFrame);
      }
      return videos.filter((video) => (shown.get(video) ?? 0) >= enough).length >= needed;
    },
    count,
    frames,
  );
}

/** What arrives on all probed connections that are not closed. */
export interface Received {
  /** Sum of framesDecoded. */
  frames: number;
  /** Sum of totalAudioEnergy (W3C webrtc-stats); rises only while somebody can be heard. */
  audioEnergy: number;
  /** Sum of bytesReceived of sound; stands still while nobody sends any. */
  audioBytes: number;
  /** Connections in the state `connected`. */
  connected: number;
  /** Connections that are not closed. */
  open: number;
}

/** Needs probeConnections(). */
export function received(page: Page): Promise<Received> {
  return page.evaluate(async () => {
    const sum = { frames: 0, audioEnergy: 0, audioBytes: 0, connected: 0, open: 0 };
    for (const connection of window.probedConnections ?? []) {
      // Without a data channel it is an encoder of the fan-out, and leads nowhere.
      if (connection.connectionState === 'closed' || connection.sctp === null) continue;
      sum.open += 1;
      if (connection.connectionState === 'connected') sum.connected += 1;
      for (const report of (await connection.getStats()).values()) {
        if (report.type !== 'inbound-rtp') continue;
        sum.frames += report.framesDecoded ?? 0;
        sum.audioEnergy += report.totalAudioEnergy ?? 0;
        if (report.kind === 'audio') sum.audioBytes += report.bytesReceived ?? 0;
      }
    }
    return sum;
  });
}

/** Waits until more sound with some energy arrives than had at the call. */
export async function hear(page: Page): Promise<void> {
  const { audioEnergy } = await received(page);
  await eventually('sound', async () => (await received(page)).audioEnergy > audioEnergy);
}

/** Waits until a second goes by in which no sound arrives, not even silence. */
export async function hearNothing(page: Page): Promise<void> {
  await eventually('silence on the wire', async () => {
    const { audioBytes } = await received(page);
    await new Promise((resolve) => setTimeout(resolve, 1000));
    return (await received(page)).audioBytes === audioBytes;
  });
}

/** From now on the page measures how long the picture of the others ever stands still. */
export async function watchStandstill(page: Page): Promise<void> {
  await page.evaluate(() => {
    const video = document.querySelector<HTMLVideoElement>(
      '[data-participant]:not([data-self]) video',
    );
    if (!video) throw new Error('There is nobody else to watch.');
    let lastMs = performance.now();
    let longestMs = 0;
    window.longestStandstillMs = () => Math.max(longestMs, performance.now() - lastMs);
    const onFrame = (): void => {
      const nowMs = performance.now();
      longestMs = Math.max(longestMs, nowMs - lastMs);
      lastMs = nowMs;
      video.requestVideoFrameCallback(onFrame);
    };
    video.requestVideoFrameCallback(onFrame);
  });
}

/** The longest time without a new picture since watchStandstill(), in ms. */
export function longestStandstillMs(page: Page): Promise<number> {
  return page.evaluate(() => window.longestStandstillMs?.() ?? Number.POSITIVE_INFINITY);
}
