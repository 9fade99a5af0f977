// What a link is protected by and which way it takes, out of getStats(): the one place that knows how
// browsers differ in it. Names as IANA lists them, so that one can look them up.

/** host = an address of the device, srflx/prflx = as seen behind a router, relay = at a TURN server. */
export type CandidateKind = 'host' | 'srflx' | 'prflx' | 'relay';

export interface LinkSecurity {
  /** Such as 'DTLS 1.3'. Null where the browser does not tell, or nothing is agreed yet. */
  dtlsVersion: string | null;
  /** TLS cipher suite. */
  dtlsCipher: string | null;
  /** SRTP protection profile. */
  srtpProfile: string | null;
  /** Of the selected pair; null before there is one. */
  local: CandidateKind | null;
  remote: CandidateKind | null;
  /** How packets leave this device: to the peer, or to our TURN server. */
  protocol: 'udp' | 'tcp' | 'tls' | null;
  /** Of what is sent and received, such as 'opus' and 'VP8'; sorted. */
  codecs: readonly string[];
}

/** An entry of getStats(). */
interface Entry {
  type: string;
  id: string;
  [field: string]: unknown;
}

/** Version numbers of RFC 6347 and RFC 9147 as the W3C text writes them: four hexadecimal digits. */
const VERSIONS = new Map([
  ['FEFF', 'DTLS 1.0'],
  ['FEFD', 'DTLS 1.2'],
  ['FEFC', 'DTLS 1.3'],
]);
/** Chromium leaves the registry's prefix out and turns one name around. */
const PROFILES = new Map([
  ['AES_CM_128_HMAC_SHA1_80', 'SRTP_AES128_CM_HMAC_SHA1_80'],
  ['AES_CM_128_HMAC_SHA1_32', 'SRTP_AES128_CM_HMAC_SHA1_32'],
]);
const KINDS: readonly CandidateKind[] = ['host', 'srflx', 'prflx', 'relay'];
const PROTOCOLS = ['udp', 'tcp', 'tls'] as const;

export function linkSecurity(
  byId: ReadonlyMap<string, Entry>,
  pair: Entry | undefined,
): LinkSecurity {
  const all = [...byId.values()];
  const transport = all.find(({ type }) => type === 'transport');
  const local = byId.get(String(pair?.['localCandidateId']));
  const remote = byId.get(String(pair?.['remoteCandidateId']));
  const version = text(transport?.['tlsVersion']);
  const profile = text(transport?.['srtpCipher']);
  return {
    dtlsVersion: version && (VERSIONS.get(version.toUpperCase()) ?? null),
    dtlsCipher: text(transport?.['dtlsCipher']),
    srtpProfile: profile && registered(profile),
    local: oneOf(KINDS, local?.['candidateType']),
    remote: oneOf(KINDS, remote?.['candidateType']),
    // To a TURN server it may be another one than beyond it.
    protocol: oneOf(PROTOCOLS, local?.['relayProtocol'] ?? local?.['protocol']),
    codecs: codecsInUse(all, byId),
  };
}

function registered(profile: string): string {
  return PROFILES.get(profile) ?? (profile.startsWith('SRTP_') ? profile : `SRTP_${profile}`);
}

/** Browsers list codecs that were only agreed upon, too. */
function codecsInUse(all: readonly Entry[], byId: ReadonlyMap<string, Entry>): string[] {
  const names = all.flatMap((entry) => {
    if (!/^(in|out)bound-rtp$/.test(entry.type)) return [];
    const mime = byId.get(String(entry['codecId']))?.['mimeType'];
    return typeof mime === 'string' ? [mime.replace(/^\w+\//, '')] : [];
  });
  return [...new Set(names)].toSorted();
}

/** None of these names is longer; what is comes from elsewhere. */
function text(value: unknown): string | null {
  return typeof value === 'string' && /^[\w-]{1,64}$/.test(value) ? value : null;
}

function oneOf<Value extends string>(values: readonly Value[], value: unknown): Value | null {
  return values.find((known) => known === value) ?? null;
}
