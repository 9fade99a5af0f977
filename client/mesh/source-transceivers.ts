// The four transceivers of a connection: what they send, how, and what comes from the other side.
import { createLog } from '../kit/log.ts';
import { scaleDownBy, type Encoding } from './allocation.ts';
import { preferCodecs } from './codecs.ts';
import { SOURCES, type SourceName, type TransportOptions } from './transport.ts';

const log = createLog('transceivers');

export interface SourceTransceivers {
  /** Offering side, before the first offer. */
  add(): void;
  /** Answering side, between the first offer and the answer: later the answer would say "recvonly". */
  adopt(): void;
  setTrack(source: SourceName, track: MediaStreamTrack | null): void;
  setEncoding(source: SourceName, encoding: Encoding): void;
  remoteTrack(source: SourceName): MediaStreamTrack | null;
  remoteLevel(): number;
  mediaStamp(): number;
}

export function createSourceTransceivers(
  pc: RTCPeerConnection,
  streamOf: Readonly<Record<SourceName, MediaStream>>,
  options: Pick<TransportOptions, 'tracks' | 'encodings'>,
  signal: AbortSignal,
): SourceTransceivers {
  const tracks: Record<SourceName, MediaStreamTrack | null> = { ...options.tracks };
  const encodings = new Map<SourceName, Encoding>(options.encodings);
  /** setParameters() must not overlap on one sender, and must follow the latest replaceTrack(). */
  const queues = new Map<SourceName, Promise<void>>();
  let transceivers: readonly RTCRtpTransceiver[] = [];

  const transceiverOf = (source: SourceName): RTCRtpTransceiver | undefined =>
    transceivers[SOURCES.indexOf(source)];

  function use() {
    transceivers = pc.getTransceivers().slice(0, SOURCES.length);
    for (const transceiver of transceivers) preferCodecs(transceiver);
    for (const source of SOURCES) update(source);
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
    const track = tracks[source];
    if (sender.track !== track) await sender.replaceTrack(track);
    const encoding = encodings.get(source);
    if (track === null || encoding === undefined || signal.aborted) return;
    const parameters = sender.getParameters();
    const first = parameters.encodings?.[0];
    // Some browsers know no encoding before the first negotiation; the next update finds one.
    if (first === undefined) return;
    const { height = encoding.maxHeight, width = height } = track.getSettings();
    const wished = {
      maxBitrate: encoding.maxBitrateKbps * 1000,
      maxFramerate: encoding.maxFramesPerSecond,
      scaleResolutionDownBy: scaleDownBy(Math.min(height, width), encoding),
    };
    const isSame =
      first.maxBitrate === wished.maxBitrate &&
      first.maxFramerate === wished.maxFramerate &&
      first.scaleResolutionDownBy === wished.scaleResolutionDownBy;
    if (isSame) return;
    Object.assign(first, wished);
    await sender.setParameters(parameters);
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
  };
}
