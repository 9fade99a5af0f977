// Session descriptions of the transport in memory: short, but of the shape that the rules demand.
import { fingerprintText } from '../../client/signaling/description-rules.ts';

export interface MemoryDescription {
  endpoint: string;
  ufrag: string;
}

const MEDIA = ['audio', 'video', 'video', 'audio', 'application'] as const;

export function writeSdp({ endpoint, ufrag }: MemoryDescription, fingerprint: Uint8Array): string {
  const sections = MEDIA.flatMap((kind, mid) => [`m=${kind} 9 X 96`, `a=mid:${mid}`]);
  return [
    'v=0',
    `o=- ${endpoint} 1 IN IP4 127.0.0.1`,
    's=-',
    't=0 0',
    `a=ice-ufrag:${ufrag}`,
    `a=fingerprint:sha-256 ${fingerprintText(fingerprint)}`,
    ...sections,
    '',
  ].join('\r\n');
}

/** Null for what a browser would refuse. */
export function readSdp(sdp: string): MemoryDescription | null {
  const endpoint = /^o=- (\w+) /m.exec(sdp)?.[1];
  const ufrag = /^a=ice-ufrag:(\w+)/m.exec(sdp)?.[1];
  return endpoint === undefined || ufrag === undefined ? null : { endpoint, ufrag };
}

export function writeCandidate(ufrag: string, index: number): string {
  return `candidate:${index} 1 udp 1 192.0.2.1 5000 typ host ufrag ${ufrag}`;
}

export function readCandidate(candidate: string): string | null {
  return / ufrag (\w+)$/.exec(candidate)?.[1] ?? null;
}
