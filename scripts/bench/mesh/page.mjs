// Members of a meeting with the engine alone, inside a page: what is measured, without an interface.
import {
  createHostRoot,
  createSession,
  guestFragment,
  guestSecretOf,
  parseLink,
  prepareCredentials,
} from '../../../client/mesh/index.ts';

/**
 * @typedef {object} MemberOptions
 * @property {string} link fragment of the guest link; '' makes a room
 * @property {string} name
 * @property {string} [looksAt] this one alone; left out = everybody
 * @property {boolean} sends picture and sound, or only looks and listens
 * @property {{ width: number, height: number }} camera
 * @property {boolean} [hums] a tone in place of the microphone
 * @property {'raw' | 'wishes' | 'shared'} mode full size for all; as wished, each link for itself; encoded once
 * @property {string} worker source of the fan-out worker
 * @property {'720' | '360' | '180' | 'off'} large what one other is shown in, and
 * @property {'360' | '180' | 'off'} small what the rest is
 */

/** @type {import('../../../client/mesh/session.ts').Session[]} */
const sessions = [];

/** @type {RTCPeerConnection[]} */
const connections = [];
window.RTCPeerConnection = new Proxy(RTCPeerConnection, {
  construct(target, values) {
    const connection = Reflect.construct(target, values);
    connections.push(connection);
    return connection;
  },
});

/** @param {MemberOptions} options @returns {Promise<string>} the fragment of the guest link */
async function addMember({ link, name, looksAt, sends, mode, worker, large, small, ...source }) {
  const parsed = parseLink(link);
  const guest = parsed.type === 'guest' ? parsed.guest : await guestSecretOf(createHostRoot());
  const shared = mode === 'shared' ? startWorker(worker) : null;
  const credentials = await prepareCredentials(guest, shared);
  if (mode === 'raw') letBrowserDecide(credentials);
  const session = createSession(
    { credentials, origin: location.origin, name, build: 'bench', iceServers: [] },
    new AbortController().signal,
  );
  sessions.push(session);
  const { mesh } = session;
  mesh.setFanOut(mode === 'shared');
  /** @type {Map<string, string>} */
  const names = new Map();
  /** @type {Set<string>} */
  const opened = new Set();
  let shown = 0;
  /** Somebody is known and connected, whichever comes first. @param {string} peerId */
  const meet = (peerId) => {
    const theirs = names.get(peerId);
    if (theirs === undefined || !opened.has(peerId)) return;
    if (looksAt !== undefined && theirs !== looksAt) {
      mesh.setWish(peerId, { camera: 'off', screen: 'off', pinned: false });
      return;
    }
    const isLarge = shown++ === 0;
    const camera = isLarge ? large : small;
    mesh.setWish(peerId, { camera, screen: 'off', pinned: isLarge && large === '720' });
    show(mesh, peerId, isLarge);
  };
  mesh.on('peer-up', ({ peerId, name: theirs }) => {
    names.set(peerId, theirs);
    meet(peerId);
  });
  mesh.on('open', ({ peerId }) => {
    opened.add(peerId);
    meet(peerId);
  });
  if (sends) {
    const media = await openMedia(source);
    mesh.setTrack('microphone', media.getAudioTracks()[0] ?? null);
    mesh.setTrack('camera', media.getVideoTracks()[0] ?? null);
  }
  return guestFragment(guest);
}

/** More than a camera gives, and than a browser sends of it. */
const FULL = { maxBitrateKbps: 2_500, maxFramesPerSecond: 30, maxHeight: 1080 };

/** As meshes do it without further thought. @param {import('../../../client/mesh/session.ts').Credentials} credentials */
function letBrowserDecide(credentials) {
  const { createTransport } = credentials;
  credentials.createTransport = (options, signal) => {
    const transport = createTransport({ ...options, encodings: [] }, signal);
    return {
      ...transport,
      setEncoding: (source, encoding) => transport.setEncoding(source, encoding && FULL),
    };
  };
}

/** @param {string} source */
function startWorker(source) {
  const address = URL.createObjectURL(new Blob([source], { type: 'text/javascript' }));
  const { trustedTypes } = /** @type {any} */ (globalThis);
  const policy = trustedTypes?.createPolicy('mesh', {
    createScriptURL: (/** @type {string} */ url) => url,
  });
  return new Worker(policy?.createScriptURL(address) ?? address);
}

/** @param {Pick<MemberOptions, 'camera' | 'hums'>} source @returns {Promise<MediaStream>} */
async function openMedia({ camera, hums = false }) {
  const video = {
    width: { ideal: camera.width },
    height: { ideal: camera.height },
    frameRate: { ideal: 30 },
  };
  const media = await navigator.mediaDevices.getUserMedia({ audio: !hums, video });
  if (hums) {
    const context = new AudioContext();
    const tone = new OscillatorNode(context, { frequency: 220 });
    const destination = context.createMediaStreamDestination();
    tone.connect(destination);
    tone.start();
    for (const track of destination.stream.getTracks()) media.addTrack(track);
  }
  return media;
}

/**
 * @param {import('../../../client/mesh/mesh.ts').Mesh} mesh
 * @param {string} peerId
 * @param {boolean} isLarge
 */
function show(mesh, peerId, isLarge) {
  const picture = document.createElement('video');
  picture.muted = true;
  picture.autoplay = true;
  picture.width = isLarge ? 480 : 240;
  const sound = document.createElement('audio');
  sound.autoplay = true;
  const [microphone, camera] = /** @type {const} */ (['microphone', 'camera']).map((source) =>
    mesh.remoteTrack(peerId, source),
  );
  if (camera) picture.srcObject = new MediaStream([camera]);
  if (microphone) sound.srcObject = new MediaStream([microphone]);
  document.body.append(picture, sound);
}

/** What came so far, of everybody who sends a picture. @returns {Promise<{ frames: number, freezes: number }[]>} */
async function seen() {
  // Without a data channel it is an encoder of the pool, and leads nowhere.
  const open = connections.filter(
    ({ connectionState, sctp }) => connectionState === 'connected' && sctp !== null,
  );
  const reports = await Promise.all(open.map((connection) => connection.getStats()));
  return reports.flatMap((report) => {
    // One for the camera, one for a screen, which may be probed with packets that hold nothing.
    const pictures = [...report.values()].filter(
      ({ type, kind, framesDecoded }) =>
        type === 'inbound-rtp' && kind === 'video' && framesDecoded > 0,
    );
    return pictures.map(({ framesDecoded, freezeCount }) => ({
      frames: framesDecoded,
      freezes: freezeCount ?? 0,
    }));
  });
}

/** All members here want to see all others in this size. @param {'720' | '360' | '180' | 'off'} camera */
function wish(camera) {
  for (const { mesh } of sessions) {
    for (const peerId of mesh.connected()) {
      mesh.setWish(peerId, { camera, screen: 'off', pinned: false });
    }
  }
}

Object.assign(window, { bench: { addMember, seen, wish } });
