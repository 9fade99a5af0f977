// Reads the payloads out of the recorded bytes of one direction of a WebSocket connection (RFC 6455).

const HEAD_END = '\r\n\r\n';
const MASKED = 0x80;
const BINARY = 2;

export interface RecordedSocket {
  /** The request or answer that opened it. */
  head: string;
  /** Unmasked payloads of all complete binary frames; the relay and the client never fragment. */
  frames: Buffer[];
}

/** What the bytes hold; null when they do not begin with a WebSocket handshake. */
export function readSocket(chunks: readonly Buffer[]): RecordedSocket | null {
  const bytes = Buffer.concat(chunks);
  const headEnd = bytes.indexOf(HEAD_END);
  const head = bytes.subarray(0, headEnd).toString('latin1');
  if (headEnd < 0 || !/^upgrade: websocket$/im.test(head)) return null;
  const frames: Buffer[] = [];
  let at = headEnd + HEAD_END.length;
  for (;;) {
    const frame = readFrame(bytes.subarray(at));
    if (frame === null) return { head, frames };
    if (frame.opcode === BINARY) frames.push(frame.payload);
    at += frame.size;
  }
}

function readFrame(bytes: Buffer): { opcode: number; payload: Buffer; size: number } | null {
  if (bytes.length < 2) return null;
  const lengthByte = bytes.readUInt8(1);
  const short = lengthByte & ~MASKED;
  const extended = short === 126 ? 2 : short === 127 ? 8 : 0;
  const maskBytes = lengthByte & MASKED ? 4 : 0;
  const start = 2 + extended + maskBytes;
  if (bytes.length < start) return null;
  const length =
    extended === 0
      ? short
      : extended === 2
        ? bytes.readUInt16BE(2)
        : Number(bytes.readBigUInt64BE(2));
  if (bytes.length < start + length) return null;
  const mask = bytes.subarray(start - maskBytes, start);
  const payload = Buffer.from(bytes.subarray(start, start + length));
  if (maskBytes > 0)
    for (const [index, byte] of payload.entries()) payload[index] = byte ^ (mask[index & 3] ?? 0);
  return { opcode: bytes.readUInt8(0) & 0x0f, payload, size: start + length };
}
