// Packing of sealed content: deflated where it pays, padded to size classes, so that the relay cannot
// tell an offer from a candidate by its length.
import { concatBytes, type Bytes } from '../kit/bytes.ts';

const CLASSES_BYTES = [256, 1024, 4096, 16384] as const;
const LARGEST_CLASS_BYTES = 16384;
/** [u8 form][u32 length], big-endian. */
const HEADER_BYTES = 5;
const PLAIN = 0;
const DEFLATED = 1;
/** A body is never larger than this when unpacked: stops deflate bombs. */
const MAX_UNPACKED_BYTES = 160 * 1024;

/** Content with header and zero padding up to the next size class. */
export async function pack(content: Bytes): Promise<Bytes> {
  let form = PLAIN;
  let stored = content;
  if (HEADER_BYTES + content.length > CLASSES_BYTES[0]) {
    const deflated = await deflate(content);
    if (deflated.length < content.length) {
      form = DEFLATED;
      stored = deflated;
    }
  }
  const packed = new Uint8Array(paddedSize(HEADER_BYTES + stored.length));
  packed[0] = form;
  new DataView(packed.buffer).setUint32(1, stored.length);
  packed.set(stored, HEADER_BYTES);
  return packed;
}

/** The content again, or null when the bytes are not packed content. */
export async function unpack(packed: Bytes): Promise<Bytes | null> {
  if (packed.length < HEADER_BYTES) return null;
  const length = new DataView(packed.buffer, packed.byteOffset).getUint32(1);
  if (length > packed.length - HEADER_BYTES) return null;
  const stored = packed.slice(HEADER_BYTES, HEADER_BYTES + length);
  if (packed[0] === PLAIN) return stored;
  return packed[0] === DEFLATED ? inflate(stored) : null;
}

/** The size class that holds `bytes`; above the largest class, whole multiples of it. */
export function paddedSize(bytes: number): number {
  return (
    CLASSES_BYTES.find((size) => bytes <= size) ??
    Math.ceil(bytes / LARGEST_CLASS_BYTES) * LARGEST_CLASS_BYTES
  );
}

async function deflate(content: Bytes): Promise<Bytes> {
  const stream = new Blob([content]).stream().pipeThrough(new CompressionStream('deflate-raw'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

async function inflate(stored: Bytes): Promise<Bytes | null> {
  const stream = new Blob([stored]).stream().pipeThrough(new DecompressionStream('deflate-raw'));
  const reader = stream.getReader();
  const parts: Uint8Array[] = [];
  let size = 0;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return concatBytes(...parts);
      size += value.length;
      if (size > MAX_UNPACKED_BYTES) {
        await reader.cancel();
        return null;
      }
      parts.push(value);
    }
  } catch {
    return null;
  }
}
