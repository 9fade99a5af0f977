// Frames of a named channel: a message is cut to pieces that every browser's data channel takes.
import { concatBytes, fromUtf8, utf8, type Bytes } from '../kit/bytes.ts';

/** 16 KiB pass everywhere without blocking the channel for others (RFC 8831 section 6.6). */
const MAX_FRAME_BYTES = 16 * 1024;
/** A message that grows past this is not ours. */
const MAX_MESSAGE_BYTES = 4 * 1024 * 1024;
const MAX_OPEN_CHANNELS = 64;
/** [u8 flags][u8 name length][name][piece] */
const HEADER_BYTES = 2;
const MORE_FOLLOWS = 1;

/** The frames of one message, in order. Names are at most 64 bytes of UTF-8. */
export function split(channel: string, data: Uint8Array): Bytes[] {
  const name = utf8(channel);
  if (name.length > 64) throw new RangeError('channel name too long');
  const room = MAX_FRAME_BYTES - HEADER_BYTES - name.length;
  const frames: Bytes[] = [];
  for (let at = 0; at === 0 || at < data.length; at += room) {
    const flags = at + room < data.length ? MORE_FOLLOWS : 0;
    const piece = data.subarray(at, at + room);
    frames.push(concatBytes(Uint8Array.of(flags, name.length), name, piece));
  }
  return frames;
}

/** Puts frames together again; null while a message is incomplete or when a frame is nonsense. */
export function createAssembler(): (frame: Bytes) => { channel: string; data: Bytes } | null {
  const open = new Map<string, { pieces: Uint8Array[]; bytes: number }>();
  return (frame) => {
    const nameLength = frame[1] ?? 0;
    const channel = fromUtf8(frame.subarray(HEADER_BYTES, HEADER_BYTES + nameLength));
    if (channel === null || frame.length < HEADER_BYTES + nameLength) return null;
    const piece = frame.subarray(HEADER_BYTES + nameLength);
    const begun = open.get(channel);
    const more = ((frame[0] ?? 0) & MORE_FOLLOWS) !== 0;
    if (begun === undefined && !more) return { channel, data: piece.slice() };
    const message = begun ?? { pieces: [], bytes: 0 };
    message.pieces.push(piece);
    message.bytes += piece.length;
    open.delete(channel);
    if (message.bytes > MAX_MESSAGE_BYTES) return null;
    if (!more) return { channel, data: concatBytes(...message.pieces) };
    if (open.size < MAX_OPEN_CHANNELS) open.set(channel, message);
    return null;
  };
}
