// A connection of the page with itself, only so that its sender encodes. Nothing travels over it.
import { createLog } from '../../kit/log.ts';
import { preferCodecs, withFormat, withSilenceUnsent } from '../codecs.ts';

const log = createLog('loopback');

export interface Master {
  sender: RTCRtpSender;
  close(): void;
}

export interface MasterWish {
  track: MediaStreamTrack;
  encoding: RTCRtpEncodingParameters;
  /** The encoder starts at this rate instead of growing into it; null for sound. */
  kbps: number | null;
  transform: RTCRtpScriptTransform;
}

/** Rejects when the browser refuses a step. */
export async function openMaster(wish: MasterWish, signal: AbortSignal): Promise<Master> {
  const here = new RTCPeerConnection({ bundlePolicy: 'max-bundle' });
  const there = new RTCPeerConnection({ bundlePolicy: 'max-bundle' });
  const close = () => {
    here.close();
    there.close();
  };
  signal.addEventListener('abort', close, { once: true });
  here.addEventListener('icecandidate', ({ candidate }) => void pass(there, candidate));
  there.addEventListener('icecandidate', ({ candidate }) => void pass(here, candidate));
  const transceiver = here.addTransceiver(wish.track, {
    direction: 'sendonly',
    sendEncodings: [wish.encoding],
  });
  // The same list as on all links, so that payload types agree.
  preferCodecs(transceiver);
  transceiver.sender.transform = wish.transform;
  await here.setLocalDescription();
  if (here.localDescription !== null) await there.setRemoteDescription(here.localDescription);
  await there.setLocalDescription();
  const { localDescription: answer } = there;
  if (answer !== null) {
    const sdp =
      wish.kbps === null ? withSilenceUnsent(answer.sdp) : withBitrate(answer.sdp, wish.kbps);
    await here.setRemoteDescription({ type: 'answer', sdp });
  }
  return { sender: transceiver.sender, close };
}

async function pass(to: RTCPeerConnection, candidate: RTCIceCandidate | null) {
  if (candidate === null || to.signalingState === 'closed') return;
  try {
    await to.addIceCandidate(candidate);
  } catch (error) {
    // Closed in between. Otherwise there are more candidates, or the encoder does not start and is noticed.
    log.debug(`candidate: ${error instanceof Error ? error.name : 'unknown'}`);
  }
}

/**
 * Chromium's own words for what this connection carries; without them the encoder grows into its rate for
 * seconds. Headers and repair are taken from it first, so it must be more than the encoder may use.
 */
function withBitrate(sdp: string, encoderKbps: number): string {
  const kbps = 2 * encoderKbps + 300;
  const words = `x-google-min-bitrate=${kbps};x-google-start-bitrate=${kbps};x-google-max-bitrate=${kbps}`;
  return withFormat(sdp, 'VP8', words);
}
