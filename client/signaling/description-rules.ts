// What a session description must look like before the browser may see it. Checked here because one
// browser (Firefox 153) connects to a description with a right and a wrong fingerprint.
import { MAX_SDP_CHARACTERS } from '../../shared/limits.ts';
import type { Bytes } from '../kit/bytes.ts';

const MAX_MEDIA_SECTIONS = 8;
const MAX_CANDIDATE_LINES = 64;

/** Why a description is refused. */
export type DescriptionFault =
  | 'too-long'
  | 'no-fingerprint'
  | 'foreign-fingerprint'
  | 'sdes'
  | 'too-many-sections'
  | 'too-many-candidates';

/**
 * Null when the description may be applied: its only fingerprint is SHA-256 and equals the one of the
 * sender's hello (RFC 8122), it has no SDES keys (RFC 8826 section 4.3.1) and bounded sizes.
 */
export function descriptionFault(sdp: string, fingerprint: Uint8Array): DescriptionFault | null {
  if (sdp.length > MAX_SDP_CHARACTERS) return 'too-long';
  const lines = sdp.split(/\r\n|\r|\n/);
  const count = (prefix: string) => lines.filter((line) => lineStarts(line, prefix)).length;
  if (count('m=') > MAX_MEDIA_SECTIONS) return 'too-many-sections';
  if (count('a=candidate:') > MAX_CANDIDATE_LINES) return 'too-many-candidates';
  if (count('a=crypto:') > 0) return 'sdes';
  const fingerprints = lines.filter((line) => lineStarts(line, 'a=fingerprint:'));
  if (fingerprints.length === 0) return 'no-fingerprint';
  const expected = `sha-256 ${fingerprintText(fingerprint)}`.toLowerCase();
  const same = fingerprints.every(
    (line) => line.slice('a=fingerprint:'.length).trim().toLowerCase() === expected,
  );
  return same ? null : 'foreign-fingerprint';
}

/** Bytes as 'AA:BB:…', the spelling of SDP. */
export function fingerprintText(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0').toUpperCase()).join(':');
}

/** The 32 bytes of 'AA:BB:…', or null. */
export function parseFingerprint(text: string): Bytes | null {
  if (!/^([0-9a-f]{2}:){31}[0-9a-f]{2}$/i.test(text)) return null;
  return Uint8Array.from(text.split(':'), (hex) => Number.parseInt(hex, 16));
}

/**
 * Drops `a=rtcp-fb` lines of payload types that their section does not offer: Firefox leaves them
 * behind after setCodecPreferences, and Chromium then refuses the whole description.
 */
export function withoutStaleFeedback(sdp: string): string {
  let offered: ReadonlySet<string> = new Set();
  return sdp
    .split('\r\n')
    .filter((line) => {
      if (line.startsWith('m=')) offered = new Set(line.split(' ').slice(3));
      const payloadType = /^a=rtcp-fb:(\d+) /.exec(line)?.[1];
      return payloadType === undefined || offered.has(payloadType);
    })
    .join('\r\n');
}

function lineStarts(line: string, prefix: string): boolean {
  return line.trimStart().toLowerCase().startsWith(prefix);
}
