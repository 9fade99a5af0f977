// A member of a meeting with a host, inside a page: the real engine and a drawn camera, and a count of
// everything that belongs to a connection.
import { toBase64url } from '../../shared/base64url.ts';
import { createSession, prepareCredentials, type Session } from '../../client/mesh/session.ts';
import { guestSecretOf } from '../../client/signaling/meeting-keys.ts';
import {
  admitDrafts,
  muteDrafts,
  policyDrafts,
  removeDrafts,
} from '../../client/signaling/orders/drafts.ts';
import { muteOf } from '../../client/signaling/orders/order-book.ts';
import { NO_MEMORY } from '../../client/signaling/orders/order-memory.ts';
import { OPEN_POLICY } from '../../client/signaling/orders/statement.ts';

export interface LedPage {
  join(name: string, isHost: boolean): Promise<string>;
  state(): string;
  knocks(): readonly { id: string; name: string }[];
  connected(): readonly string[];
  isMuted(id: string): boolean;
  /** How many times the link was renewed. */
  renewals(): number;
  closeDoor(): Promise<void>;
  admit(id: string): Promise<void>;
  mute(id: string): Promise<void>;
  remove(id: string): Promise<void>;
  renewLink(): Promise<void>;
  /** What was made so far: peer connections, candidates that were found. */
  made(): { connections: number; candidates: number };
  /** Pictures that were decoded of each peer so far, by its id. */
  decoded(): Promise<Record<string, number>>;
}

declare global {
  interface Window {
    led?: LedPage;
  }
}

const ROOT = Uint8Array.from({ length: 16 }, (_, at) => at + 1);
const made = { connections: 0, candidates: 0 };
window.RTCPeerConnection = new Proxy(window.RTCPeerConnection, {
  construct(target, values) {
    const connection: RTCPeerConnection = Reflect.construct(target, values);
    made.connections += 1;
    connection.addEventListener('icecandidate', ({ candidate }) => {
      if (candidate !== null && candidate.candidate !== '') made.candidates += 1;
    });
    return connection;
  },
});

/** A picture that never stands still. */
function drawnCamera(): MediaStreamTrack {
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [160, 120];
  const brush = canvas.getContext('2d');
  let at = 0;
  setInterval(() => {
    at += 1;
    if (brush === null) return;
    brush.fillStyle = `hsl(${(at * 20) % 360} 80% 50%)`;
    brush.fillRect((at * 5) % 160, 0, 80, 120);
  }, 50);
  const [track] = canvas.captureStream(20).getVideoTracks();
  if (track === undefined) throw new Error('the canvas gave no track');
  return track;
}

let session: Session | null = null;
let renewals = 0;
const running = (): Session => {
  if (session === null) throw new Error('nobody joined');
  return session;
};
const book = () => running().desk.book();
const inside = () => [running().ownId, ...running().mesh.connected()];
const lifetime = new AbortController();

window.led = {
  async join(name, isHost) {
    const credentials = await prepareCredentials(await guestSecretOf(ROOT));
    session = createSession(
      {
        credentials,
        origin: location.origin,
        name,
        build: 'test',
        iceServers: [],
        host: isHost ? { root: ROOT, orders: NO_MEMORY } : null,
      },
      lifetime.signal,
    );
    session.on('renewed', () => void (renewals += 1));
    session.mesh.setTrack('camera', drawnCamera());
    return toBase64url(credentials.identity.idBytes);
  },
  state: () => running().door.state(),
  knocks: () => running().door.knocks(),
  connected: () => running().mesh.connected(),
  isMuted: (id) => muteOf(book(), id) !== null,
  renewals: () => renewals,
  closeDoor: () =>
    running().desk.issue(policyDrafts(book(), { ...OPEN_POLICY, lobby: true }, inside())),
  admit: (id) => running().desk.issue(admitDrafts(book(), [id])),
  mute: (id) => running().desk.issue(muteDrafts([id], true)),
  remove: (id) =>
    running().desk.issue(
      removeDrafts(
        book(),
        id,
        inside().filter((each) => each !== id),
      ),
    ),
  renewLink: () => running().renewal.renew(() => true),
  made: () => made,
  async decoded() {
    const counts: Record<string, number> = {};
    for (const id of running().mesh.connected()) counts[id] = await framesOf(id);
    return counts;
  },
};

/** Decoding needs somebody who looks. */
const screens = new Map<string, HTMLVideoElement>();

async function framesOf(id: string): Promise<number> {
  const track = running().mesh.remoteTrack(id, 'camera');
  if (track === null) return 0;
  const video = screens.get(id) ?? document.createElement('video');
  if (!screens.has(id)) {
    video.muted = true;
    video.autoplay = true;
    document.body.append(video);
    screens.set(id, video);
  }
  const shown = video.srcObject;
  if (!(shown instanceof MediaStream) || shown.getTracks()[0] !== track) {
    video.srcObject = new MediaStream([track]);
    await video.play();
  }
  return video.getVideoPlaybackQuality().totalVideoFrames;
}
