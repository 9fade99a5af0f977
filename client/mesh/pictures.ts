// Who is sent which picture: keeps the wishes of both sides, measures, allocates, and tells the links.
import type { Bytes } from '../kit/bytes.ts';
import type { Clock } from '../kit/clock.ts';
import { allocate, type Demand, type Sending, type Share } from './allocation.ts';
import { createServedLink, type ServedLink } from './fan-out/served-link.ts';
import type { Slave } from './fan-out/slave.ts';
import type { FanOut } from './fan-out/fan-out.ts';
import { feelPath, foundLimit, OPEN_PATH, uplinkOf, type PathSense } from './path-sense.ts';
import { encodingOf, type Encoding } from './picture-size.ts';
import type { SendReading } from './send-reading.ts';
import { feelStrain, NO_STRAIN } from './strain.ts';
import type { Encodings, SourceTracks } from './transport.ts';
import {
  firstWish,
  readWishMessage,
  sameGiven,
  sameWish,
  WISH_CHANNEL,
  writeBlind,
  writeGiven,
  writeWish,
  type Given,
  type Wish,
} from './wishes.ts';

const READING_INTERVAL_MS = 2_000;
const LINE_INTERVAL_MS = 250;
const FULL_LOOKS = 4;
const SEEN_INTERVAL_MS = 1_000;
/** A small first picture comes at once; a browser learns the path before it sends large ones. */
const FIRST_HEIGHT = 360;

/** What pictures need of a link. */
export interface PictureLink {
  send(channel: string, data: Uint8Array): boolean;
  applyEncodings(): void;
  sending(): Promise<SendReading | null>;
  picturesSeen(): Promise<number | null>;
  slave(): Slave | null;
}

/** What is sent to a peer, and what it says that it sends to us. */
export interface PictureTerms {
  sent: Given | null;
  received: Given | null;
}

export interface Pictures {
  add(peerId: string, link: PictureLink): void;
  remove(peerId: string): void;
  /** Channels are open, for the first time or again. */
  opened(peerId: string): void;
  /** A message of channel `w`; false when it is another channel's. */
  receive(peerId: string, channel: string, data: Bytes): boolean;
  /** What we want to see of this peer. */
  setWish(peerId: string, wish: Wish): void;
  /** Whether the path to this peer runs through a TURN server. */
  setRelayed(peerId: string, relayed: boolean): void;
  /** Tracks came, went or changed their contentHint. */
  update(): void;
  /** `young`: the connection has only just come about. */
  encodings(peerId: string, young: boolean): Encodings;
  /** Before a peer has said a word. */
  startEncodings(linkCount: number): Encodings;
  terms(peerId: string): PictureTerms;
  /** Encoders of the camera that work just now: those for all, and those of links that have their own. */
  encoders(): number;
}

export interface PicturesOptions {
  clock: Clock;
  tracks(): SourceTracks;
  fanOut: FanOut | null;
}

interface Viewer {
  link: PictureLink;
  isOpen: boolean;
  /** What it wants of us; null before its first word. */
  theirs: Wish | null;
  ours: Wish | null;
  relayed: boolean;
  path: PathSense;
  reading: SendReading | null;
  share: Share | null;
  /** What we last told it, and it told us. */
  told: Given | null;
  received: Given | null;
  /** Its place in the fan-out, as long as it is there. */
  slave: Slave | null;
  served: ServedLink | null;
  /** Pictures seen at the last look. */
  seen: number | null;
}

export function createPictures(options: PicturesOptions, signal: AbortSignal): Pictures {
  const { clock, tracks, fanOut } = options;
  const viewers = new Map<string, Viewer>();
  let strain = NO_STRAIN;
  let looks = 0;

  function demandOf(peerId: string, viewer: Viewer): Demand {
    return {
      peerId,
      wish: viewer.theirs ?? firstWish(viewers.size),
      relayed: viewer.relayed,
      pathKbps: viewer.path.kbps,
    };
  }

  function sendingNow(): Sending {
    const { camera, screen } = tracks();
    const sending = [...viewers.values()].filter(
      ({ reading }) => (reading?.limitedBy ?? null) !== null,
    );
    return {
      camera: camera !== null,
      screen: screen === null ? null : screen.contentHint === 'motion' ? 'motion' : 'text',
      uplinkKbps: uplinkOf(sending.map(({ path }) => path.kbps)),
      strain: strain.strain,
    };
  }

  function update() {
    if (signal.aborted) return;
    for (const viewer of viewers.values()) adopt(viewer);
    const demands = [...viewers].map(([peerId, viewer]) => demandOf(peerId, viewer));
    const shares = allocate(demands, sendingNow());
    fanOut?.plan(
      [...viewers].flatMap(([peerId, { slave, served }]) => {
        if (slave === null) return [];
        const narrow = served?.isNarrow() ?? false;
        return [{ slave, narrow, size: shares.get(peerId)?.size ?? 'off' }];
      }),
    );
    for (const [peerId, viewer] of viewers) {
      viewer.share = shares.get(peerId) ?? null;
      viewer.link.applyEncodings();
      tell(viewer);
    }
  }

  /** Each new connection has another place in the fan-out. */
  function adopt(viewer: Viewer) {
    const slave = viewer.link.slave();
    if (slave === viewer.slave) return;
    viewer.slave = slave;
    viewer.served =
      slave === null ? null : createServedLink(slave, clock, () => fanOut?.isFull() ?? false);
  }

  function tell(viewer: Viewer) {
    const { share, told, link, isOpen } = viewer;
    if (share === null || !isOpen || (told !== null && sameGiven(told, share.given))) return;
    if (link.send(WISH_CHANNEL, writeGiven(share.given))) viewer.told = share.given;
  }

  async function read() {
    const open = [...viewers.values()].filter(({ isOpen }) => isOpen);
    await Promise.all(
      open.map(async (viewer) => {
        viewer.reading = readingOf(viewer, await viewer.link.sending());
        if (viewer.reading !== null) {
          viewer.path = feelPath(viewer.path, viewer.reading, clock.nowMs());
        }
        if (!isServed(viewer)) viewer.served?.rest(isLimited(viewer));
      }),
    );
    const rates = open.flatMap(({ reading, share }) => {
      const dueFps = share?.camera?.maxFramesPerSecond;
      return reading === null || dueFps === undefined ? [] : [{ ...reading, dueFps }];
    });
    const poolRates = (await fanOut?.rates()) ?? [];
    const isFull = fanOut?.isFull() ?? false;
    strain = feelStrain(strain, { rates: [...rates, ...poolRates], isFull }, clock.nowMs());
    update();
  }

  /** The lines of those who are served from the pool. A full device looks seldom: looks cost, and waiting says nothing there. */
  async function watchServed() {
    looks += 1;
    if (fanOut?.isFull() && looks % FULL_LOOKS !== 0) return;
    const findings = await Promise.all(
      [...viewers.values()].map(async (viewer) => {
        const { served, link } = viewer;
        if (served === null || !isServed(viewer)) return false;
        const reading = await link.sending();
        if (reading === null || !served.look(reading)) return false;
        const { availableKbps } = reading;
        if (availableKbps !== null) {
          viewer.path = foundLimit(viewer.path, availableKbps, clock.nowMs());
        }
        return true;
      }),
    );
    if (findings.includes(true)) update();
  }

  /** Tells a sender when its picture does not move: it may not know. */
  async function watchSeen() {
    for (const viewer of viewers.values()) {
      const isDue =
        (viewer.received?.camera.size ?? 'off') !== 'off' && viewer.ours?.camera !== 'off';
      const seen = viewer.isOpen && isDue ? await viewer.link.picturesSeen() : null;
      if (seen !== null && seen === viewer.seen) viewer.link.send(WISH_CHANNEL, writeBlind());
      viewer.seen = seen;
    }
  }

  clock.every(READING_INTERVAL_MS, () => void read(), signal);
  clock.every(SEEN_INTERVAL_MS, () => void watchSeen(), signal);
  if (fanOut !== null) clock.every(LINE_INTERVAL_MS, () => void watchServed(), signal);

  return {
    add(peerId, link) {
      viewers.set(peerId, {
        link,
        isOpen: false,
        theirs: null,
        ours: null,
        relayed: false,
        path: OPEN_PATH,
        reading: null,
        share: null,
        told: null,
        received: null,
        slave: null,
        served: null,
        seen: null,
      });
      update();
    },
    remove(peerId) {
      viewers.delete(peerId);
      update();
    },
    opened(peerId) {
      const viewer = viewers.get(peerId);
      if (viewer === undefined) return;
      Object.assign(viewer, { isOpen: true, told: null, path: OPEN_PATH, seen: null });
      if (viewer.ours !== null) viewer.link.send(WISH_CHANNEL, writeWish(viewer.ours));
      tell(viewer);
    },
    receive(peerId, channel, data) {
      if (channel !== WISH_CHANNEL) return false;
      const viewer = viewers.get(peerId);
      const message = readWishMessage(data);
      if (viewer === undefined || message === undefined) return true;
      if (message.type === 'given') {
        viewer.received = { camera: message.camera, screen: message.screen };
      } else if (message.type === 'blind') {
        viewer.served?.complain();
      } else {
        const { camera, screen, pinned } = message;
        viewer.theirs = { camera, screen, pinned };
        update();
      }
      return true;
    },
    setWish(peerId, wish) {
      const viewer = viewers.get(peerId);
      if (viewer === undefined || (viewer.ours !== null && sameWish(viewer.ours, wish))) return;
      viewer.ours = wish;
      if (viewer.isOpen) viewer.link.send(WISH_CHANNEL, writeWish(wish));
    },
    setRelayed(peerId, relayed) {
      const viewer = viewers.get(peerId);
      if (viewer === undefined || viewer.relayed === relayed) return;
      viewer.relayed = relayed;
      update();
    },
    update,
    encodings(peerId, young) {
      const share = viewers.get(peerId)?.share ?? null;
      if (share === null) return [];
      return [
        ['camera', young ? small(share.camera) : share.camera],
        ['screen', share.screen],
      ];
    },
    startEncodings: (linkCount) => [['camera', small(encodingOf(firstWish(linkCount).camera))]],
    encoders() {
      if (tracks().camera === null) return 0;
      const own = [...viewers.values()].filter(
        (viewer) => viewer.isOpen && (viewer.share?.camera ?? null) !== null && !isServed(viewer),
      );
      return own.length + (fanOut?.encoders() ?? 0);
    },
    terms(peerId) {
      const viewer = viewers.get(peerId);
      return { sent: viewer?.share?.given ?? null, received: viewer?.received ?? null };
    },
  };
}

function isServed({ slave }: Viewer): boolean {
  return slave !== null && slave.plan().camera !== 'own';
}

function isLimited({ path, reading }: Viewer): boolean {
  return path.kbps !== null || reading?.limitedBy === 'bandwidth';
}

/** A served link's own encoder makes no picture that would say anything of the camera. */
function readingOf(viewer: Viewer, reading: SendReading | null): SendReading | null {
  return reading !== null && isServed(viewer) ? { ...reading, limitedBy: null } : reading;
}

/**
 * A browser that starts at 300 kbit/s throws away full-size frames until it has learned to shrink
 * them; one that is small already shows its first frame.
 */
function small(encoding: Encoding | null): Encoding | null {
  if (encoding === null) return null;
  return { ...encoding, maxHeight: Math.min(encoding.maxHeight, FIRST_HEIGHT) };
}
