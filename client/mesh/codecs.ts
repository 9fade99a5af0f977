// What a transceiver negotiates: one codec a kind and few header extensions, so that descriptions are small.

/** VP8 runs everywhere, in software, at the least cost per link; Opus is mandatory (RFC 7874). */
const WANTED = new Set(['video/vp8', 'video/rtx', 'audio/opus']);

/** RTP header extensions that something here reads or the bandwidth estimate needs. */
const WANTED_EXTENSION = /sdes:mid$|transport-wide-cc|video-orientation$|ssrc-audio-level$/;

/**
 * Restricts a transceiver to what we use. Not in Gecko: it leaves `a=rtcp-fb` lines of the removed
 * codecs behind, which Chromium refuses.
 */
export function preferCodecs(transceiver: RTCRtpTransceiver): void {
  const isGecko = navigator.userAgent.includes('Gecko/');
  if (isGecko || !('setCodecPreferences' in transceiver)) return;
  const kind = transceiver.receiver.track.kind;
  const codecs = RTCRtpReceiver.getCapabilities(kind)?.codecs ?? [];
  const wanted = codecs.filter((codec) => WANTED.has(codec.mimeType.toLowerCase()));
  if (wanted.length > 0) transceiver.setCodecPreferences(wanted);
  preferExtensions(transceiver as ExtensionControl);
}

/** W3C webrtc-extensions section 5.2; not in the DOM types, and not in every browser. */
interface ExtensionControl {
  getHeaderExtensionsToNegotiate?(): { uri: string; direction: string }[];
  setHeaderExtensionsToNegotiate?(extensions: { uri: string; direction: string }[]): void;
}

function preferExtensions(transceiver: ExtensionControl): void {
  const extensions = transceiver.getHeaderExtensionsToNegotiate?.() ?? [];
  for (const extension of extensions) {
    if (!WANTED_EXTENSION.test(extension.uri)) extension.direction = 'stopped';
  }
  transceiver.setHeaderExtensionsToNegotiate?.(extensions);
}

/**
 * Leaves out what a description says twice: Chromium repeats each track's `a=msid` (RFC 8830) in the
 * older `a=ssrc … msid` form. Without it an offer fits a size class of 1 kB.
 */
export function withoutRepetition(sdp: string): string {
  return sdp.replace(/^a=ssrc:\d+ msid:.*\r\n/gm, '');
}

/**
 * A description of the other side that asks for discontinuous transmission (RFC 6716 section 2.1.9; RFC
 * 7587 section 6.1, `usedtx`): in silence our encoder then sends a packet every 400 ms and not fifty a second.
 */
export function withSilenceUnsent(sdp: string): string {
  return withFormat(sdp, 'opus', 'usedtx=1');
}

/** Adds format parameters (RFC 8866 section 6.15) to the payload types of this codec, in all sections. */
export function withFormat(sdp: string, codec: string, words: string): string {
  const sections = sdp.split(/^(?=m=)/m);
  return sections.map((section) => withFormatHere(section, codec, words)).join('');
}

function withFormatHere(section: string, codec: string, words: string): string {
  const type = new RegExp(`^a=rtpmap:(\\d+) ${codec}/`, 'im').exec(section)?.[1];
  if (type === undefined) return section;
  const existing = new RegExp(`^(a=fmtp:${type} .*)$`, 'm');
  if (existing.test(section)) return section.replace(existing, `$1;${words}`);
  return section.replace(
    new RegExp(`^(a=rtpmap:${type} .*)$`, 'm'),
    `$1\r\na=fmtp:${type} ${words}`,
  );
}
