// The transport port in memory: both ends of connections over a network that blocks, loses and kills.
import type { Bytes } from '../../client/kit/bytes.ts';
import { createEmitter } from '../../client/kit/emitter.ts';
import { onAbort } from '../../client/kit/lifetime.ts';
import { linkSecurity } from '../../client/mesh/link-security.ts';
import {
  SOURCES,
  type CreateTransport,
  type SourceName,
  type Transport,
  type TransportEvents,
  type TransportOptions,
} from '../../client/mesh/transport.ts';
import { noSenders } from './memory-senders.ts';
import { wireKey, type MemoryPath } from './memory-path.ts';
import { memoryCandidates, readCandidate, readSdp, writeSdp } from './memory-sdp.ts';

/** A pair without an answer for so long has failed; only an ICE restart helps. */
const CONSENT_MS = 30_000;
const FRAMES_PER_SECOND = 30;
const LOW_WATER_BYTES = 64 * 1024;

/** What one end shows to the other, as packets would. */
interface Endpoint {
  readonly id: string;
  readonly owner: string;
  readonly certificate: Bytes;
  readonly initiator: boolean;
  readonly tracks: Record<SourceName, MediaStreamTrack | null>;
  readonly encodings: Map<SourceName, Parameters<Transport['setEncoding']>[1]>;
  ufrag: string;
  /** The other end by its last description; null until that is applied. */
  remote: { endpoint: string; ufrag: string } | null;
  stable: boolean;
  candidates: Set<string>;
  isOpen: boolean;
  setOpen(): void;
  receive(data: Bytes, lossy: boolean): void;
  drain(): void;
  closedByPeer(): void;
}

/** Two ends that know each other, and the ICE generation that they use. */
interface Wire {
  generation: string;
  negotiatedAtMs: number;
  selected: string | null;
  silentSinceMs: number | null;
}

export type MemoryNetwork = ReturnType<typeof createMemoryNetwork>;

export function createMemoryNetwork(path: MemoryPath) {
  const { clock, random, delayMs } = path;
  const forever = new AbortController().signal;
  const endpoints = new Map<string, Endpoint>();
  const wires = new Map<string, Wire>();
  const offers = new Map<string, number>();
  /** Members whose pages have no time for messages, while their media flows on. */
  const starved = new Set<string>();
  let restarts = 0;

  const token = () => Math.floor(random() * 2 ** 32).toString(36);
  const isAlive = (end: Endpoint) => endpoints.get(end.id) === end && !path.isDead(end.owner);

  /** The other end, when both have applied each other's latest description. */
  function otherEnd(end: Endpoint): Endpoint | null {
    const other = end.remote === null ? undefined : endpoints.get(end.remote.endpoint);
    return other !== undefined && other.remote?.endpoint === end.id ? other : null;
  }

  function works(end: Endpoint, other: Endpoint): boolean {
    const wire = wires.get(wireKey(end.id, other.id));
    const isUp = isAlive(end) && isAlive(other) && path.isOpen(end.owner, other.owner);
    return isUp && wire !== undefined && wire.selected !== null;
  }

  /** Looks whether two ends can connect, or go on, and lets them. */
  function check(end: Endpoint) {
    const other = otherEnd(end);
    if (other === null || !isAlive(end) || !isAlive(other)) return;
    const key = wireKey(end.id, other.id);
    const wire = wires.get(key) ?? {
      generation: '',
      negotiatedAtMs: 0,
      selected: null,
      silentSinceMs: null,
    };
    wires.set(key, wire);
    const nowMs = clock.nowMs();
    const isAgreed =
      end.stable &&
      other.stable &&
      end.remote?.ufrag === other.ufrag &&
      other.remote?.ufrag === end.ufrag;
    const generation = [end.ufrag, other.ufrag].toSorted().join(' ');
    if (isAgreed && wire.generation !== generation) {
      wire.generation = generation;
      wire.negotiatedAtMs = nowMs;
    }
    if (!path.isOpen(end.owner, other.owner)) {
      wire.silentSinceMs ??= nowMs;
      return;
    }
    if (wire.silentSinceMs !== null) {
      if (nowMs - wire.silentSinceMs > CONSENT_MS) wire.selected = null;
      wire.silentSinceMs = null;
    }
    const hasCandidates =
      end.candidates.has(other.ufrag) || other.candidates.has(end.ufrag) || wire.selected !== null;
    const isFresh = nowMs - wire.negotiatedAtMs <= CONSENT_MS;
    if (isAgreed && hasCandidates && isFresh && wire.selected !== generation) {
      clock.after(2 * delayMs(), () => select(end, other, wire, generation), forever);
    }
    if (wire.selected !== null) {
      end.drain();
      other.drain();
    }
  }

  function select(end: Endpoint, other: Endpoint, wire: Wire, generation: string) {
    if (!isAlive(end) || !isAlive(other) || !path.isOpen(end.owner, other.owner)) return;
    if (wire.generation !== generation) return;
    wire.selected = generation;
    for (const each of [end, other]) {
      if (!each.isOpen) clock.after(delayMs(), () => each.setOpen(), forever);
      each.drain();
    }
  }

  path.onChange(() => {
    for (const end of endpoints.values()) check(end);
  }, forever);

  function create(
    { owner, announced, used }: { owner: string; announced: Bytes; used: Bytes },
    options: TransportOptions,
    signal: AbortSignal,
  ): Transport {
    const emitter = createEmitter<TransportEvents>();
    const life = new AbortController();
    const earlyCandidates: string[] = [];
    const queue: Bytes[] = [];
    const received = new Map<SourceName, MediaStreamTrack>();
    let { paths } = options;
    const hasDetour = () => paths.relayOnly && paths.iceServers.length > 0;
    let isRelayed = false; // Of the path in use: browsers keep one that works.
    let queuedBytes = 0;
    let lastArrivalMs = 0;
    let bornMs = 0;

    const self: Endpoint = {
      id: token(),
      owner,
      certificate: used,
      initiator: options.initiator,
      tracks: { ...options.tracks },
      encodings: new Map(options.encodings),
      ufrag: '',
      remote: null,
      stable: true,
      candidates: new Set(),
      isOpen: false,
      setOpen() {
        if (self.isOpen || !isAlive(self)) return;
        self.isOpen = true;
        isRelayed = hasDetour();
        bornMs = clock.nowMs();
        emitter.emit('open', undefined);
      },
      receive(data, lossy) {
        if (!isAlive(self)) return;
        self.setOpen();
        emitter.emit('message', { lossy, data });
      },
      drain,
      closedByPeer: () => close(true),
    };
    endpoints.set(self.id, self);
    if (options.initiator) clock.after(0, offer, life.signal);
    onAbort(signal, () => {
      const other = otherEnd(self);
      if (other !== null && self.isOpen && works(self, other)) {
        clock.after(delayMs(), () => isAlive(other) && other.closedByPeer(), forever);
      }
      forget();
    });

    function forget() {
      life.abort();
      endpoints.delete(self.id);
      self.isOpen = false;
    }

    function close(byPeer: boolean) {
      forget();
      emitter.emit('closed', { byPeer });
    }

    function describe(type: 'offer' | 'answer') {
      self.ufrag = token();
      self.candidates.clear();
      emitter.emit('signal', {
        type,
        sdp: writeSdp({ endpoint: self.id, ufrag: self.ufrag }, announced),
      });
      for (const { afterMs, candidate } of memoryCandidates(self.ufrag, hasDetour())) {
        clock.after(
          afterMs,
          () => emitter.emit('signal', { type: 'candidate', candidate }),
          life.signal,
        );
      }
    }

    function offer() {
      self.stable = false;
      offers.set(owner, (offers.get(owner) ?? 0) + 1);
      describe('offer');
    }

    function apply(sdp: string): boolean {
      const remote = readSdp(sdp);
      if (remote === null) {
        close(false);
        return false;
      }
      self.remote = remote;
      for (const early of earlyCandidates.splice(0)) self.candidates.add(early);
      return true;
    }

    function drain() {
      const other = otherEnd(self);
      if (other === null || !works(self, other)) return;
      for (const data of queue.splice(0)) carry(data, other);
    }

    function carry(data: Bytes, other: Endpoint) {
      lastArrivalMs = Math.max(lastArrivalMs, clock.nowMs() + delayMs());
      clock.after(lastArrivalMs - clock.nowMs(), () => arrive(data, other), forever);
    }

    function arrive(data: Bytes, other: Endpoint) {
      // SCTP sends it again when the path is back; nothing behind it may overtake.
      if (!path.isOpen(owner, other.owner)) queue.push(data);
      else {
        const wasHigh = queuedBytes > LOW_WATER_BYTES;
        queuedBytes -= data.length;
        other.receive(data, false);
        if (wasHigh && queuedBytes <= LOW_WATER_BYTES) emitter.emit('drained', undefined);
      }
    }

    function framesOf(other: Endpoint | null): number {
      const isSending = other !== null && other.tracks.camera !== null && works(self, other);
      return isSending ? Math.floor(((clock.nowMs() - bornMs) / 1000) * FRAMES_PER_SECOND) : 0;
    }

    return {
      ...noSenders,
      on: emitter.on,
      signal(message) {
        if (!isAlive(self)) return;
        if (message.type === 'candidate') {
          const ufrag = readCandidate(message.candidate.candidate);
          if (ufrag === null) return;
          if (self.remote === null) earlyCandidates.push(ufrag);
          else self.candidates.add(ufrag);
        } else if (message.type === 'offer') {
          if (!apply(message.sdp)) return;
          self.stable = false;
          clock.after(
            1,
            () => {
              self.stable = true;
              describe('answer');
              check(self);
            },
            life.signal,
          );
        } else if (!self.stable && options.initiator) {
          self.stable = true;
          if (!apply(message.sdp)) return;
        }
        check(self);
      },
      send(data, lossy) {
        if (!self.isOpen) return false;
        const other = otherEnd(self);
        if (!lossy) {
          queuedBytes += data.length;
          queue.push(data.slice());
          if (!starved.has(owner)) drain();
        } else if (starved.has(owner)) {
          return true;
        } else if (other !== null && works(self, other) && !path.loses()) {
          const copy = data.slice();
          // A packet that is on its way arrives, even if its sender is dead by then.
          clock.after(
            delayMs(),
            () => path.isOpen(owner, other.owner) && other.receive(copy, true),
            forever,
          );
        }
        return true;
      },
      backlogBytes: () => queuedBytes,
      setTrack(source, track) {
        self.tracks[source] = track;
      },
      setEncoding(source, encoding) {
        self.encodings.set(source, encoding);
      },
      remoteTrack(source) {
        if (self.remote === null) return null;
        const kind = SOURCES.indexOf(source) % 3 === 0 ? 'audio' : 'video';
        // Only identity and kind of a received track matter below the view.
        const track =
          received.get(source) ?? ({ kind, id: `${self.id} ${source}` } as MediaStreamTrack);
        received.set(source, track);
        return track;
      },
      remoteLevel: () => 0,
      mediaStamp() {
        const other = otherEnd(self);
        const isFlowing =
          other !== null && works(self, other) && SOURCES.some((source) => other.tracks[source]);
        return isFlowing ? clock.nowMs() : 0;
      },
      setPaths: (next) => void (paths = next),
      restart() {
        if (!isAlive(self) || !options.initiator) return;
        restarts += 1;
        clock.after(1, offer, life.signal);
      },
      remoteFingerprint: async () => otherEnd(self)?.certificate ?? null,
      stats: async () => ({
        roundTripMs: null,
        packetsReceived: 0,
        packetsLost: 0,
        framesDecoded: framesOf(otherEnd(self)),
        framesEncoded: 0,
        bytesReceived: 0,
        bytesSent: 0,
        relayed: isRelayed,
        security: linkSecurity(new Map(), undefined),
      }),
    };
  }

  return {
    path,
    starve: (owner: string) => void starved.add(owner),
    /**
     * Transports of one member; `announced` is the fingerprint in its descriptions, `used` the one of
     * the certificate that it really has.
     */
    transports:
      (owner: string, announced: Bytes, used: Bytes = announced): CreateTransport =>
      (options, signal) =>
        create({ owner, announced, used }, options, signal),
    /** The member has another address: what was found is void, and only an ICE restart finds more. */
    moveAway(owner: string) {
      for (const end of endpoints.values()) {
        const other = otherEnd(end);
        const wire = other && wires.get(wireKey(end.id, other.id));
        if (wire && (end.owner === owner || other.owner === owner)) {
          wire.selected = null;
          wire.negotiatedAtMs = Number.NEGATIVE_INFINITY;
        }
      }
    },
    /** Both ends of each connection that carries data now, by their owners. */
    connections(): (readonly [string, string])[] {
      const pairs: (readonly [string, string])[] = [];
      for (const end of endpoints.values()) {
        const other = otherEnd(end);
        if (other !== null && end.isOpen && end.owner < other.owner && works(end, other)) {
          pairs.push([end.owner, other.owner]);
        }
      }
      return pairs;
    },
    /** How `from` sends this source to `to` now; undefined when they are not connected. */
    encoding(from: string, to: string, source: SourceName) {
      const end = [...endpoints.values()].find(
        (one) => isAlive(one) && one.owner === from && otherEnd(one)?.owner === to,
      );
      return end?.encodings.get(source);
    },
    /** Ends that exist, of one owner or of all that live. */
    endpointCount: (owner?: string) =>
      [...endpoints.values()].filter(
        (end) => isAlive(end) && (owner === undefined || end.owner === owner),
      ).length,
    offerCount: () => [...offers.values()].reduce((sum, count) => sum + count, 0),
    restartCount: () => restarts,
  };
}
