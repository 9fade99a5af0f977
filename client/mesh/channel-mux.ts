// Named channels over one reliable and one lossy data channel, with back-pressure.
import type { Bytes } from '../kit/bytes.ts';
import { createAssembler, split } from './chunks.ts';

/** Above this backlog in the browser, frames wait here. */
const HIGH_WATER_BYTES = 256 * 1024;
/** More waiting than this is a writer that does not listen; its data is refused. */
const MAX_WAITING_BYTES = 16 * 1024 * 1024;

export interface MuxCarrier {
  send(data: Bytes, lossy: boolean): boolean;
  backlogBytes(): number;
}

export interface ChannelMux {
  /** False when refused: the queue is full. Lossy data is sent now or never, in one frame. */
  send(channel: string, data: Uint8Array, lossy?: boolean): boolean;
  /** Call when the carrier's backlog has drained. */
  drain(): void;
  /** One frame of the carrier; returns a message when it completes one. */
  receive(frame: Bytes, lossy: boolean): { channel: string; data: Bytes } | null;
  waitingBytes(): number;
}

export function createChannelMux(carrier: MuxCarrier): ChannelMux {
  /** By channel: they take turns, so that a word need not wait for a file. */
  const waiting = new Map<string, Bytes[]>();
  let waitingBytes = 0;
  const assemble = { reliable: createAssembler(), lossy: createAssembler() };

  function drain() {
    for (;;) {
      const [channel, frames] = waiting.entries().next().value ?? [];
      const frame = frames?.[0];
      if (channel === undefined || frames === undefined || frame === undefined) return;
      if (carrier.backlogBytes() > HIGH_WATER_BYTES || !carrier.send(frame, false)) return;
      frames.shift();
      waitingBytes -= frame.length;
      waiting.delete(channel);
      if (frames.length > 0) waiting.set(channel, frames);
    }
  }

  return {
    send(channel, data, lossy = false) {
      const frames = split(channel, data);
      if (lossy) {
        const [only] = frames;
        return only !== undefined && frames.length === 1 && carrier.send(only, true);
      }
      const bytes = frames.reduce((sum, frame) => sum + frame.length, 0);
      if (waitingBytes + bytes > MAX_WAITING_BYTES) return false;
      waiting.set(channel, [...(waiting.get(channel) ?? []), ...frames]);
      waitingBytes += bytes;
      drain();
      return true;
    },
    drain,
    receive: (frame, lossy) => (lossy ? assemble.lossy : assemble.reliable)(frame),
    waitingBytes: () => waitingBytes,
  };
}
