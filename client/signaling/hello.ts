// The hello: how a member introduces itself, sealed with a key that only link holders have. Whoever has
// the link can open it, so it does not tell the name: pair messages do.
import { fromBase64url, toBase64url } from '../../shared/base64url.ts';
import { array, json, literal, object, pattern, string } from '../../shared/parse.ts';
import { concatBytes, fromUtf8, randomBytes, utf8, type Bytes } from '../kit/bytes.ts';
import { publicIdentity, type PublicIdentity } from './identity.ts';
import type { MeetingKeys } from './meeting-keys.ts';
import { pack, unpack } from './padding.ts';

const IV_BYTES = 12;

export interface Hello extends PublicIdentity {
  /** True asks members to introduce themselves in turn; their answers carry false. */
  asks: boolean;
  /** What this client can do beyond the base protocol; unknown words are ignored. */
  capabilities: readonly string[];
  /** Build hash of the sender's client. */
  build: string;
}

const KEY_OR_HASH = /^[\w-]{43}$/;
const parseBody = json(
  object({
    type: literal('hello'),
    pub: pattern(KEY_OR_HASH),
    fingerprint: pattern(KEY_OR_HASH),
    asks: literal(true, false),
    capabilities: array(string(32), 32),
    build: string(64),
  }),
);

/** [12 bytes IV][ciphertext], associated data = room. */
export async function sealHello(
  hello: Omit<Hello, 'id' | 'idBytes'>,
  keys: MeetingKeys,
): Promise<Bytes> {
  const { publicKey, fingerprint, asks, capabilities, build } = hello;
  const body = {
    type: 'hello',
    pub: toBase64url(publicKey),
    fingerprint: toBase64url(fingerprint),
    asks,
    capabilities,
    build,
  };
  const iv = randomBytes(IV_BYTES);
  const sealed = await crypto.subtle.encrypt(
    { name: 'AES-GCM', iv, additionalData: keys.room },
    keys.helloKey,
    await pack(utf8(JSON.stringify(body))),
  );
  return concatBytes(iv, new Uint8Array(sealed));
}

/** The hello in these bytes, or null when it was not sealed for this room or is malformed. */
export async function openHello(sealed: Bytes, keys: MeetingKeys): Promise<Hello | null> {
  const packed = await open(sealed, keys);
  const content = packed && (await unpack(packed));
  const text = content && fromUtf8(content);
  const body = text === null ? undefined : parseBody(text);
  if (body === undefined) return null;
  const publicKey = fromBase64url(body.pub);
  const fingerprint = fromBase64url(body.fingerprint);
  if (publicKey === null || fingerprint === null) return null;
  const { asks, capabilities, build } = body;
  return { ...(await publicIdentity(publicKey, fingerprint)), asks, capabilities, build };
}

async function open(sealed: Bytes, keys: MeetingKeys): Promise<Bytes | null> {
  try {
    const plain = await crypto.subtle.decrypt(
      { name: 'AES-GCM', iv: sealed.subarray(0, IV_BYTES), additionalData: keys.room },
      keys.helloKey,
      sealed.subarray(IV_BYTES),
    );
    return new Uint8Array(plain);
  } catch {
    return null;
  }
}
