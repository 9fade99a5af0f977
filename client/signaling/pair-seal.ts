// Sealing between two members: one key per direction, a rising counter as nonce and replay guard.
// The carrier does not matter: relay, data channel, or somebody who passes it on.
import { concatBytes, fromUtf8, utf8, type Bytes } from '../kit/bytes.ts';
import type { Identity, PairKeys, PublicIdentity } from './identity.ts';
import type { MeetingKeys } from './meeting-keys.ts';
import { pack, unpack } from './padding.ts';

const COUNTER_BYTES = 8;

export interface PairSeal {
  /** [u64 counter][ciphertext] of a text. */
  seal(text: string): Promise<Bytes>;
  /**
   * The text, or null for anything that is not a new message of this peer to us: altered, replayed,
   * reflected, of another member or another room. Calls must not overlap.
   */
  open(sealed: Bytes): Promise<string | null>;
  /** A message of this peer was opened, or may be by what is being tried now. */
  hasHeard(): boolean;
}

export function createPairSeal(
  own: Identity,
  peer: PublicIdentity,
  keys: PairKeys,
  meeting: MeetingKeys,
): PairSeal {
  let sent = 0n;
  let received = 0n;
  let isTrying = false;
  const context = (from: PublicIdentity, to: PublicIdentity, counter: Bytes) =>
    concatBytes(meeting.room, from.idBytes, to.idBytes, counter);

  return {
    async seal(text) {
      sent += 1n;
      const counter = counterBytes(sent);
      const additionalData = context(own, peer, counter);
      const sealed = await crypto.subtle.encrypt(
        { name: 'AES-GCM', iv: nonce(counter), additionalData },
        keys.send,
        await pack(utf8(text)),
      );
      return concatBytes(counter, new Uint8Array(sealed));
    },
    async open(sealed) {
      if (sealed.length <= COUNTER_BYTES) return null;
      const counter = sealed.slice(0, COUNTER_BYTES);
      const number = new DataView(counter.buffer).getBigUint64(0);
      if (number <= received) return null;
      isTrying = true;
      const plain = await decrypt(keys.receive, sealed, counter, context(peer, own, counter));
      isTrying = false;
      if (plain === null) return null;
      received = number;
      const content = await unpack(plain);
      return content && fromUtf8(content);
    },
    hasHeard: () => isTrying || received > 0n,
  };
}

function counterBytes(counter: bigint): Bytes {
  const bytes = new Uint8Array(COUNTER_BYTES);
  new DataView(bytes.buffer).setBigUint64(0, counter);
  return bytes;
}

/** 96 bits: four zero bytes, then the counter. Never repeats, since each direction has its own key. */
function nonce(counter: Bytes): Bytes {
  return concatBytes(new Uint8Array(4), counter);
}

async function decrypt(
  key: CryptoKey,
  sealed: Bytes,
  counter: Bytes,
  additionalData: Bytes,
): Promise<Bytes | null> {
  try {
    const iv = nonce(counter);
    const body = sealed.subarray(COUNTER_BYTES);
    return new Uint8Array(
      await crypto.subtle.decrypt({ name: 'AES-GCM', iv, additionalData }, key, body),
    );
  } catch {
    return null;
  }
}
