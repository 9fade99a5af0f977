// Hears what a page seals, before it is sealed: every text that goes through its cipher.
import { inflateRawSync } from 'node:zlib';
import type { Page } from 'puppeteer';

declare global {
  interface Window {
    /** What was sealed since the page began, as it went into the cipher, in base64. */
    sealedSoFar?: string[];
  }
}

/** For openVisitor(): notes what the page gives to AES-GCM. Runs in the page. */
export function hearSealing(): void {
  const heard: string[] = [];
  window.sealedSoFar = heard;
  const encrypt = crypto.subtle.encrypt.bind(crypto.subtle);
  crypto.subtle.encrypt = (algorithm, key, data) => {
    const bytes = ArrayBuffer.isView(data)
      ? new Uint8Array(data.buffer, data.byteOffset, data.byteLength)
      : new Uint8Array(data);
    heard.push(btoa(Array.from(bytes, (byte) => String.fromCodePoint(byte)).join('')));
    return encrypt(algorithm, key, data);
  };
}

/** All texts that the page sealed so far, unpacked (PROTOCOL.md, "Packing"); `from` leaves earlier ones out. */
export async function sealedTexts(page: Page, from = 0): Promise<string[]> {
  const packed = await page.evaluate((first) => window.sealedSoFar?.slice(first) ?? [], from);
  return packed.map((text) => {
    const bytes = Buffer.from(text, 'base64');
    const stored = bytes.subarray(5, 5 + bytes.readUInt32BE(1));
    return (bytes[0] === 1 ? inflateRawSync(stored) : stored).toString('utf8');
  });
}
