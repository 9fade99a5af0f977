// Which codecs a transceiver offers: one for video and one for sound, so that descriptions are small.

/** VP8 runs everywhere, in software, at the least cost per link; Opus is mandatory (RFC 7874). */
const WANTED = new Set(['video/vp8', 'video/rtx', 'audio/opus']);

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
}
