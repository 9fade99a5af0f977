// What descriptions and candidates may say when addresses are to stay hidden: relayed ones only, and
// nothing of where they were made. Pure; browsers do much of it themselves, but not all of it always.

/**
 * `open`: all addresses are told; `hidden`: this person's are not; `forced`: nobody's are, and those of
 * others are not taken either.
 */
export type AddressRule = 'open' | 'hidden' | 'forced';

/** An address that says nothing, and the port for it (RFC 8838 section 9, RFC 8839 section 5.1). */
const NO_ADDRESS = 'IN IP4 0.0.0.0';
const NO_PORT = '9';
/** foundation, component, transport, priority, address, port, typ, type; then what the type has more. */
const CANDIDATE = /^(a=)?candidate:\S+ \d+ \S+ \d+ \S+ \d+ typ (\S+)/i;

/** The candidate as it may be told to others; null when it must not be told at all. */
export function hiddenCandidate(candidate: string): string | null {
  // The end of candidates is an empty one (RFC 8838 section 8.2).
  if (candidate === '') return candidate;
  if (CANDIDATE.exec(candidate)?.[2]?.toLowerCase() !== 'relay') return null;
  // The related address of a relayed candidate is our own as the TURN server sees it.
  return candidate.replace(/ raddr \S+/i, ' raddr 0.0.0.0').replace(/ rport \d+/i, ' rport 0');
}

/** The description without addresses other than relayed ones; the rest as it was. */
export function hiddenDescription(sdp: string): string {
  return sdp
    .split(/\r\n|\r|\n/)
    .flatMap((line) => {
      const hidden = hiddenLine(line);
      return hidden === null ? [] : [hidden];
    })
    .join('\r\n');
}

function hiddenLine(line: string): string | null {
  if (/^a=candidate:/i.test(line)) return hiddenCandidate(line);
  if (/^(o=|c=)/.test(line)) return line.replace(/IN IP[46] \S+/i, NO_ADDRESS);
  if (/^a=rtcp:/i.test(line)) return `a=rtcp:${NO_PORT} ${NO_ADDRESS}`;
  // A section that is off has port 0, and stays so.
  return line.replace(/^(m=\S+) [1-9]\d* /, `$1 ${NO_PORT} `);
}
