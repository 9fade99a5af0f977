// Session descriptions of the transport in memory: short, but of the shape that the rules demand.
import { fingerprintText } from '../../client/signaling/description-rules.ts';

export interface MemoryDescription {
  endpoint: string;
  ufrag: string;
}

/** Of every end; nobody else may see it when addresses are hidden. */
export const OWN_ADDRESS = '192.0.2.1';

const MEDIA = ['audio', 'video', 'video', 'audio', 'application'] as const;

export function writeSdp({ endpoint, ufrag }: MemoryDescription, fingerprint: Uint8Array): string {
  const sections = MEDIA.flatMap((kind, mid) => [`m=${kind} 9 X 96`, `a=mid:${mid}`]);
  return [
    'v=0',
    `o=- ${endpoint} 1 IN IP4 ${OWN_ADDRESS}`,
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

/** What an end says of itself, and when. With a detour it also leaks what a browser would keep back. */
export function memoryCandidates(ufrag: string, detour: boolean) {
  return [2, 15].map((afterMs, index) => {
    const where =
      detour && index === 1
        ? `198.51.100.1 50001 typ relay raddr ${OWN_ADDRESS} rport 5000`
        : `${OWN_ADDRESS} 5000 typ host`;
    const candidate = `candidate:${index} 1 udp 1 ${where} ufrag ${ufrag}`;
    return { afterMs, candidate: { candidate, sdpMid: '0' } };
  });
}

export function readCandidate(candidate: string): string | null {
  return / ufrag (\w+)$/.exec(candidate)?.[1] ?? null;
}
