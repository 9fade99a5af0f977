// The typed bus of the meeting: one named channel per feature, from everybody to everybody.
// Built upon the mesh's named channels; never names a carrier. JSON in, parsers at every door.
import type { Clock } from '../kit/clock.ts';
import { createTokenBucket, type TokenBucket } from '../kit/token-bucket.ts';
import { json, object, pattern, string, type Parser } from '../../shared/parse.ts';

/**
 * What the mesh offers below: reliable, ordered per sender and link, per named channel. `from` is
 * authenticated by the link. What was on its way when a link broke is lost; then the link's channel
 * opens again and says so by `onOpen`, or the participant is gone.
 */
export interface BusCarrier {
  /** Sends to one participant (id) or to everybody reachable (null). Sending to nobody is fine. */
  send(to: string | null, channel: string, data: Uint8Array): void;
  onMessage(
    listener: (from: string, channel: string, data: Uint8Array) => void,
    signal: AbortSignal,
  ): void;
  /** A participant's channel opened, for the first time or again after a rebuilt link. */
  onOpen(listener: (participantId: string) => void, signal: AbortSignal): void;
  /** A participant is gone for good. */
  onGone(listener: (participantId: string) => void, signal: AbortSignal): void;
}

export interface BusOptions {
  selfId: string;
  /** The own name of this moment; goes into log entries. */
  selfName: () => string;
  clock: Clock;
}

/** What was thrown away, for the problem report; counts only. */
export interface BusCounts {
  /** Messages above the sender's rate. */
  flooded: number;
  /** Too long, no JSON, wrong shape, or a member speaking as another. */
  refused: number;
  /** Channels or message types that this client does not know. */
  unknown: number;
}

export interface BusChannel {
  readonly selfId: string;
  readonly selfName: () => string;
  readonly clock: Clock;
  readonly counts: BusCounts;
  /** Ends with the channel's owner. */
  readonly signal: AbortSignal;
  /** Sends a message to one participant or, with null, to everybody. False: longer than 16 kB. */
  send(to: string | null, type: string, body: object): boolean;
  /** Listens to one type of message; a second listener for the same type throws. */
  on<Body>(type: string, parse: Parser<Body>, listener: (body: Body, from: string) => void): void;
  /** Somebody's channel opened, perhaps again; also called for those already there. */
  onOpen(listener: (participantId: string) => void): void;
  /** Messages of somebody were dropped by the rate limit a moment ago: ask for what counts. */
  onMissed(listener: (participantId: string) => void): void;
  onGone(listener: (participantId: string) => void): void;
  /** Everybody else whose channel opened and who has not gone. */
  readonly present: ReadonlySet<string>;
}

export interface Bus {
  readonly carrier: BusCarrier;
  readonly selfId: string;
  readonly counts: Readonly<BusCounts>;
  /**
   * Opens a channel by name (features: `f/<id>`); a name that is in use throws. What a listener
   * throws goes to `onFault`, never into the carrier or another channel.
   */
  channel(name: string, onFault: (error: unknown) => void, signal: AbortSignal): BusChannel;
}

/** Longest message in bytes of UTF-8, both ways; one DTLS-friendly piece in every browser. */
export const MAX_MESSAGE_BYTES = 16_384;
/** A person's clicks and typing never come near this; a hundred queued chat lines pass in one go. */
const BURST_MESSAGES = 200;
const MESSAGES_PER_SECOND = 50;
/** After a flood we ask again for what was missed, at most this often per sender. */
const MISSED_DELAY_MS = 1000;

/** 22 base64url characters: 16 bytes. */
export const parseParticipantId: Parser<string> = pattern(/^[A-Za-z0-9_-]{22}$/);

const parseEnvelope = json(object({ type: string(32, 1), body: (input) => input ?? undefined }));

interface Endpoint {
  guard(call: () => void): void;
  types: Map<string, (body: unknown, from: string) => boolean>;
  opened: ((id: string) => void)[];
  missed: ((id: string) => void)[];
  gone: ((id: string) => void)[];
}

export function createBus(carrier: BusCarrier, options: BusOptions, signal: AbortSignal): Bus {
  const { selfId, selfName, clock } = options;
  const counts: BusCounts = { flooded: 0, refused: 0, unknown: 0 };
  const endpoints = new Map<string, Endpoint>();
  const present = new Set<string>();
  const departed = new Set<string>();
  const buckets = new Map<string, TokenBucket>();
  const missing = new Set<string>();
  const encoder = new TextEncoder();
  const decoder = new TextDecoder();

  const tell = (id: string, kind: 'opened' | 'missed' | 'gone') => {
    for (const endpoint of endpoints.values()) {
      for (const listener of endpoint[kind]) endpoint.guard(() => listener(id));
    }
  };

  const open = (id: string) => {
    if (id === selfId) return;
    departed.delete(id);
    present.add(id);
    tell(id, 'opened');
  };

  const mayPass = (from: string): boolean => {
    let bucket = buckets.get(from);
    if (!bucket) {
      bucket = createTokenBucket(BURST_MESSAGES, MESSAGES_PER_SECOND, () => clock.nowMs());
      buckets.set(from, bucket);
    }
    if (bucket.take()) return true;
    counts.flooded += 1;
    if (!missing.has(from)) {
      missing.add(from);
      clock.after(
        MISSED_DELAY_MS,
        () => {
          missing.delete(from);
          if (present.has(from)) tell(from, 'missed');
        },
        signal,
      );
    }
    return false;
  };

  carrier.onOpen(open, signal);
  carrier.onGone((id) => {
    if (!present.delete(id)) return;
    departed.add(id);
    buckets.delete(id);
    tell(id, 'gone');
  }, signal);
  carrier.onMessage((from, name, data) => {
    if (departed.has(from)) return;
    if (!present.has(from)) open(from);
    if (!mayPass(from)) return;
    const endpoint = endpoints.get(name);
    if (!endpoint) {
      counts.unknown += 1;
      return;
    }
    const envelope =
      data.byteLength > MAX_MESSAGE_BYTES ? undefined : parseEnvelope(decoder.decode(data));
    if (!envelope) {
      counts.refused += 1;
      return;
    }
    const receive = endpoint.types.get(envelope.type);
    if (!receive) counts.unknown += 1;
    else if (!receive(envelope.body, from)) counts.refused += 1;
  }, signal);

  return {
    carrier,
    selfId,
    counts,
    channel(name, onFault, channelSignal) {
      if (endpoints.has(name)) throw new Error(`the channel ${name} is in use`);
      const endpoint: Endpoint = {
        types: new Map(),
        opened: [],
        missed: [],
        gone: [],
        guard(call) {
          if (channelSignal.aborted) return;
          try {
            call();
          } catch (error) {
            onFault(error);
          }
        },
      };
      if (!channelSignal.aborted) endpoints.set(name, endpoint);
      channelSignal.addEventListener('abort', () => endpoints.delete(name), { once: true });
      return {
        selfId,
        selfName,
        clock,
        counts,
        signal: channelSignal,
        send(to, type, body) {
          const data = encoder.encode(JSON.stringify({ type, body }));
          if (data.byteLength > MAX_MESSAGE_BYTES) return false;
          if (!channelSignal.aborted && !signal.aborted) carrier.send(to, name, data);
          return true;
        },
        on(type, parse, listener) {
          if (endpoint.types.has(type)) throw new Error(`${name} listens to ${type} already`);
          endpoint.types.set(type, (input, from) => {
            const body = parse(input);
            if (body === undefined) return false;
            endpoint.guard(() => listener(body, from));
            return true;
          });
        },
        onOpen(listener) {
          endpoint.opened.push(listener);
          for (const id of present) endpoint.guard(() => listener(id));
        },
        onMissed: (listener) => void endpoint.missed.push(listener),
        onGone: (listener) => void endpoint.gone.push(listener),
        present,
      };
    },
  };
}
