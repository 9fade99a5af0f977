// The four transceivers of a connection: what they send, how, and what comes from the other side.
import { createLog } from '../kit/log.ts';
import { preferCodecs } from './codecs.ts';
import type { Slave } from './fan-out/slave.ts';
import { scaleDownBy, type Encoding } from './picture-size.ts';
import { reduceSending, type SendReading } from './send-reading.ts';
import { createStatsReader } from './stats-reader.ts';
import { SOURCES, type SourceName, type TransportOptions } from './transport.ts';

const log = createLog('transceivers');

export interface SourceTransceivers {
  /** Offering side, before the first offer. */
  add(): void;
  /** Answering side, between the first offer and the answer: later the answer would say "recvonly". */
  adopt(): void;
  setTrack(source: SourceName, track: MediaStreamTrack | null): void;
  setEncoding(source: SourceName, encoding: Encoding | null): void;
  remoteTrack(source: SourceName): MediaStreamTrack | null;
  remoteLevel(): number;
  mediaStamp(): number;
  sending(): Promise<SendReading | null>;
  picturesSeen(): Promise<number | null>;
  slave(): Slave | null;
}

/**
 * Sound waits so long at the receiver at least (W3C webrtc-extensions section 7.1). On a calm line browsers go
 * down to a single packet, and the first queue on the line would be heard.
 */
const SOUND_BUFFER_MS = 60;

interface Substitute {
  track: MediaStreamTrack | null;
  encoding: Encoding | null;
}

async function applyEncoding(
  sender: RTCRtpSender,
  track: MediaStreamTrack,
  encoding: Encoding | null,
) {
  const parameters = sender.getParameters();
  const first = parameters.encodings?.[0];
  // Some browsers know no encoding before the first negotiation; the next update finds one.
  if (first === undefined) return;
  const wished = encoding === null ? { active: false } : parametersOf(encoding, track);
  // What is paused keeps its size until it goes on.
  if (Object.entries(wished).every(([name, value]) => Reflect.get(first, name) === value)) return;
  Object.assign(first, wished);
  await sender.setParameters(parameters);
}

export function createSourceTransceivers(
  pc: RTCPeerConnection,
  streamOf: Readonly<Record<SourceName, MediaStream>>,
  options: Pick<TransportOptions, 'tracks' | 'encodings' | 'fanOut'>,
  onDead: () => void,
  signal: AbortSignal,
): SourceTransceivers {
  const tracks: Record<SourceName, MediaStreamTrack | null> = { ...options.tracks };
  const encodings = new Map<SourceName, Encoding | null>(options.encodings);
  /** setParameters() must not overlap on one sender. */
  const queues = new Map<SourceName, Promise<void>>();
  /** What stands in for a source that is fed from outside. */
  const substitutes = new Map<SourceName, Substitute>();
  let transceivers: readonly RTCRtpTransceiver[] = [];
  let slave: Slave | null = null;
  const readSending = createStatsReader();

  // The answering side's senders have no parameters before that.
  pc.addEventListener(
    'signalingstatechange',
    () => {
      if (pc.signalingState !== 'stable') return;
      update('microphone');
      update('screenAudio');
    },
    { signal },
  );

  const transceiverOf = (source: SourceName): RTCRtpTransceiver | undefined =>
    transceivers[SOURCES.indexOf(source)];

  function use() {
    transceivers = pc.getTransceivers().slice(0, SOURCES.length);
    for (const transceiver of transceivers) preferCodecs(transceiver);
    const hearing = transceiverOf('microphone')?.receiver;
    if (hearing !== undefined && 'jitterBufferTarget' in hearing) {
      hearing.jitterBufferTarget = SOUND_BUFFER_MS;
    }
    const camera = transceiverOf('camera')?.sender;
    const microphone = transceiverOf('microphone')?.sender;
    if (camera !== undefined && microphone !== undefined) {
      // Now or never: a turn later the browser has connected encoder and sender itself.
      slave = options.fanOut?.adopt({ camera, microphone, substitute, onDead }, signal) ?? null;
    }
    for (const source of SOURCES) update(source);
  }

  function substitute(
    source: SourceName,
    track: MediaStreamTrack | null | undefined,
    encoding: Encoding | null = null,
  ) {
    if (track === undefined) substitutes.delete(source);
    else substitutes.set(source, { track, encoding });
    update(source);
  }

  /** Brings the sender to the wished track and encoding, after what is under way. */
  function update(source: SourceName) {
    const before = queues.get(source) ?? Promise.resolve();
    const sender = transceiverOf(source)?.sender;
    if (sender === undefined) return;
    queues.set(
      source,
      before
        .then(() => apply(source, sender))
        .catch((error: unknown) => {
          const name = error instanceof Error ? error.name : 'unknown';
          if (!signal.aborted) log.warn(`${source}: ${name}`);
        }),
    );
  }

  async function apply(source: SourceName, sender: RTCRtpSender) {
    if (signal.aborted) return;
    const substituted = substitutes.get(source);
    const track = substituted === undefined ? tracks[source] : substituted.track;
    const encoding = substituted === undefined ? encodings.get(source) : substituted.encoding;
    // Before the first picture: one that has to shrink afterwards comes late, and is large. What was sent
    // before is none or an idle picture.
    const isNew = substituted === undefined && sender.track !== track;
    const fitted =
      isNew && track?.kind === 'video' && encoding !== undefined
        ? applyEncoding(sender, track, encoding)
        : null;
    // The browser takes them in this order. To wait for the answer in between would cost as long as the page
    // is busy, which it is when somebody joins.
    const replaced = sender.track === track ? null : sender.replaceTrack(track);
    await Promise.all([fitted, replaced]);
    if (track?.kind === 'audio') await putFirst(sender);
    if (track === null || encoding === undefined || signal.aborted) return;
    await applyEncoding(sender, track, encoding);
  }

  return {
    add() {
      for (const source of SOURCES) {
        const kind = source === 'camera' || source === 'screen' ? 'video' : 'audio';
        pc.addTransceiver(kind, { direction: 'sendrecv', streams: [streamOf[source]] });
      }
      use();
    },
    adopt() {
      if (transceivers.length > 0 || pc.getTransceivers().length < SOURCES.length) return;
      for (const [index, source] of SOURCES.entries()) {
        const transceiver = pc.getTransceivers()[index];
        if (transceiver === undefined) return;
        transceiver.direction = 'sendrecv';
        transceiver.sender.setStreams(streamOf[source]);
      }
      use();
    },
    setTrack(source, track) {
      tracks[source] = track;
      update(source);
    },
    setEncoding(source, encoding) {
      encodings.set(source, encoding);
      update(source);
    },
    remoteTrack: (source) => transceiverOf(source)?.receiver.track ?? null,
    mediaStamp: () =>
      transceivers.reduce((latest, { receiver }) => {
        const [source] = receiver.getSynchronizationSources();
        return Math.max(latest, source?.timestamp ?? 0);
      }, 0),
    remoteLevel: () =>
      transceiverOf('microphone')?.receiver.getSynchronizationSources()[0]?.audioLevel ?? 0,
    slave: () => slave,
    async picturesSeen() {
      const report = await transceiverOf('camera')?.receiver.getStats();
      const entries = report === undefined ? [] : [...report.values()];
      const frames: unknown = entries.find(({ type }) => type === 'inbound-rtp')?.framesDecoded;
      return typeof frames === 'number' ? frames : null;
    },
    async sending() {
      // Of one sender: a fraction of the whole report's cost, and it names the path as well.
      const report = await transceiverOf('camera')?.sender.getStats();
      return report === undefined ? null : reduceSending(readSending(report));
    },
  };
}

/** Sound before pictures, in the network and in the pacer (W3C webrtc-priority section 4). */
async function putFirst(sender: RTCRtpSender) {
  const parameters = sender.getParameters();
  const first = parameters.encodings?.[0];
  if (first === undefined || first.networkPriority === 'high') return;
  Object.assign(first, { priority: 'high', networkPriority: 'high' });
  await sender.setParameters(parameters);
}

function parametersOf(encoding: Encoding, track: MediaStreamTrack) {
  const { height = encoding.maxHeight, width = height } = track.getSettings();
  return {
    active: true,
    maxBitrate: encoding.maxBitrateKbps * 1000,
    maxFramerate: encoding.maxFramesPerSecond,
    scaleResolutionDownBy: scaleDownBy(Math.min(height, width), encoding),
  };
}
