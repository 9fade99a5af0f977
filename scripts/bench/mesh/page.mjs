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
 * @property {boolean} sends picture and sound, or only looks and listens
 * @property {'raw' | 'wishes' | 'shared'} mode full size for all; as wished, each link for itself; encoded once
 * @property {string} worker source of the fan-out worker
 * @property {'720' | '360' | '180'} large what one other is shown in, and
 * @property {'360' | '180'} small what the rest is
 */

/** @type {import('../../../client/mesh/session.ts').Session[]} */
const sessions = [];

/** @param {MemberOptions} options @returns {Promise<string>} the fragment of the guest link */
async function addMember({ link, sends, mode, worker, large, small }) {
  const parsed = parseLink(link);
  const guest = parsed.type === 'guest' ? parsed.guest : await guestSecretOf(createHostRoot());
  const shared = mode === 'shared' ? startWorker(worker) : null;
  const credentials = await prepareCredentials(guest, shared);
  if (mode === 'raw') letBrowserDecide(credentials);
  const session = createSession(
    { credentials, origin: location.origin, name: 'bench', build: 'bench', iceServers: [] },
    new AbortController().signal,
  );
  sessions.push(session);
  const { mesh } = session;
  mesh.setFanOut(mode === 'shared');
  if (sends) {
    const media = await openMedia();
    mesh.setTrack('microphone', media.getAudioTracks()[0] ?? null);
    mesh.setTrack('camera', media.getVideoTracks()[0] ?? null);
  }
  let shown = 0;
  mesh.on('open', ({ peerId }) => {
    const isLarge = shown++ === 0;
    const camera = isLarge ? large : small;
    mesh.setWish(peerId, { camera, screen: 'off', pinned: isLarge && large === '720' });
    show(mesh, peerId, isLarge);
  });
  return guestFragment(guest);
}

/** As meshes do it without further thought. @param {import('../../../client/mesh/session.ts').Credentials} credentials */
function letBrowserDecide(credentials) {
  const { createTransport } = credentials;
  credentials.createTransport = (options, signal) => ({
    ...createTransport({ ...options, encodings: [] }, signal),
    setEncoding() {
      // Full size.
    },
  });
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

function openMedia() {
  const video = { width: { ideal: 640 }, height: { ideal: 480 }, frameRate: { ideal: 30 } };
  return navigator.mediaDevices.getUserMedia({ audio: true, video });
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

/** Pictures decoded so far, link by link. @returns {Promise<number[]>} */
async function pictures() {
  const stats = sessions.flatMap(({ mesh }) =>
    mesh.connected().map(async (peerId) => (await mesh.stats(peerId))?.framesDecoded ?? 0),
  );
  return Promise.all(stats);
}

/** Pictures decoded so far, member by member, where one alone sends. @returns {Promise<number[]>} */
async function received() {
  const sums = sessions.map(async ({ mesh }) => {
    const stats = await Promise.all(mesh.connected().map((peerId) => mesh.stats(peerId)));
    return stats.reduce((sum, one) => sum + (one?.framesDecoded ?? 0), 0);
  });
  return Promise.all(sums);
}

/** All members here want to see all others in this size. @param {'720' | '360' | '180' | 'off'} camera */
function wish(camera) {
  for (const { mesh } of sessions) {
    for (const peerId of mesh.connected()) {
      mesh.setWish(peerId, { camera, screen: 'off', pinned: false });
    }
  }
}

Object.assign(window, { bench: { addMember, pictures, received, wish } });
