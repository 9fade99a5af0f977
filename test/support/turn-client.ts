// As little of a TURN client (RFC 8656) as it takes to ask a server whether it would send to an address.
import { createHash, createHmac, randomBytes } from 'node:crypto';
import { createSocket } from 'node:dgram';
import { once } from 'node:events';

const COOKIE = 0x2112a442;
const ALLOCATE = 0x0003;
const CREATE_PERMISSION = 0x0008;
const IS_ERROR = 0x0110;
const ATTRIBUTES = {
  username: 0x0006,
  integrity: 0x0008,
  error: 0x0009,
  peer: 0x0012,
  realm: 0x0014,
  nonce: 0x0015,
  transport: 0x0019,
};

interface Answer {
  /** 0 for success, otherwise the error's number such as 403. */
  code: number;
  attributes: ReadonlyMap<number, Buffer>;
}

/** Asks for a permission to send to each of these; resolves with 0 where it is given, else the error's number. */
export async function askToSend(
  server: { address: string; port: number; secret: string },
  peers: readonly string[],
): Promise<number[]> {
  const socket = createSocket('udp4');
  socket.bind(0);
  await once(socket, 'listening');
  const username = `${Math.floor(Date.now() / 1000) + 600}:test`;
  const password = createHmac('sha1', server.secret).update(username).digest('base64');

  async function ask(type: number, attributes: readonly Buffer[], key?: Buffer): Promise<Answer> {
    const id = randomBytes(12);
    socket.send(message(type, id, attributes, key), server.port, server.address);
    for (;;) {
      const [reply] = (await once(socket, 'message')) as [Buffer];
      if (reply.subarray(8, 20).equals(id)) return read(reply);
    }
  }

  const udp = attribute(ATTRIBUTES.transport, Buffer.from([17, 0, 0, 0]));
  const first = await ask(ALLOCATE, [udp]);
  const [realm, nonce] = [ATTRIBUTES.realm, ATTRIBUTES.nonce].map(
    (type) => first.attributes.get(type) ?? Buffer.alloc(0),
  ) as [Buffer, Buffer];
  const key = createHash('md5').update(`${username}:${realm.toString()}:${password}`).digest();
  const who = [
    attribute(ATTRIBUTES.username, Buffer.from(username)),
    attribute(ATTRIBUTES.realm, realm),
    attribute(ATTRIBUTES.nonce, nonce),
  ];
  const { code } = await ask(ALLOCATE, [udp, ...who], key);
  if (code !== 0) throw new Error(`no allocation: ${code}`);
  const codes: number[] = [];
  for (const peer of peers) {
    codes.push((await ask(CREATE_PERMISSION, [peerAddress(peer), ...who], key)).code);
  }
  socket.close();
  return codes;
}

function message(type: number, id: Buffer, attributes: readonly Buffer[], key?: Buffer): Buffer {
  const body = Buffer.concat(attributes);
  const header = Buffer.alloc(8);
  header.writeUInt16BE(type, 0);
  // The length counts the integrity that follows, and not yet is there (RFC 8489 section 14.5).
  header.writeUInt16BE(body.length + (key ? 24 : 0), 2);
  header.writeUInt32BE(COOKIE, 4);
  const bytes = Buffer.concat([header, id, body]);
  if (!key) return bytes;
  const integrity = createHmac('sha1', key).update(bytes).digest();
  return Buffer.concat([bytes, attribute(ATTRIBUTES.integrity, integrity)]);
}

function attribute(type: number, value: Buffer): Buffer {
  const padded = Buffer.alloc(4 + Math.ceil(value.length / 4) * 4);
  padded.writeUInt16BE(type, 0);
  padded.writeUInt16BE(value.length, 2);
  value.copy(padded, 4);
  return padded;
}

/** XOR-PEER-ADDRESS of an IPv4 address. */
function peerAddress(address: string): Buffer {
  const value = Buffer.alloc(8);
  value[1] = 1;
  value.writeUInt16BE(8080 ^ (COOKIE >>> 16), 2);
  const number = address.split('.').reduce((sum, part) => sum * 256 + Number(part), 0);
  value.writeUInt32BE((number ^ COOKIE) >>> 0, 4);
  return attribute(ATTRIBUTES.peer, value);
}

function read(reply: Buffer): Answer {
  const attributes = new Map<number, Buffer>();
  for (let at = 20; at + 4 <= reply.length;) {
    const length = reply.readUInt16BE(at + 2);
    attributes.set(reply.readUInt16BE(at), reply.subarray(at + 4, at + 4 + length));
    at += 4 + Math.ceil(length / 4) * 4;
  }
  const error = attributes.get(ATTRIBUTES.error);
  const isError = (reply.readUInt16BE(0) & IS_ERROR) === IS_ERROR;
  const code = isError ? (error?.[2] ?? 0) * 100 + (error?.[3] ?? 0) : 0;
  return { code, attributes };
}
