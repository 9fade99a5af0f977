// The others in a meeting, without an interface: they show a small picture, say that they do, and are silent.
import { createSession, parseLink, prepareCredentials } from '../../../client/mesh/index.ts';
import { createBus } from '../../../client/room/bus.ts';
import { createMeshCarrier } from '../../../client/room/mesh-carrier.ts';
import { openPresence } from '../../../client/room/presence.ts';
import { parseSelfDescription } from '../../../client/room/self-description.ts';
import { systemClock } from '../../../client/kit/clock.ts';

const PREFIX = 'Person ';

/** @returns {MediaStreamTrack | null} changes twice a second, so that it costs next to nothing */
function smallPicture() {
  const canvas = Object.assign(document.createElement('canvas'), { width: 160, height: 90 });
  const pen = canvas.getContext('2d');
  let shade = 0;
  setInterval(() => {
    shade = (shade + 40) % 200;
    if (pen) pen.fillStyle = `rgb(${shade} 90 90)`;
    pen?.fillRect(0, 0, 160, 90);
  }, 500);
  return canvas.captureStream(2).getVideoTracks()[0] ?? null;
}

/** @param {string} link fragment of the link @param {number} number */
async function addPerson(link, number) {
  const name = `${PREFIX}${number}`;
  const parsed = parseLink(link);
  if (!('guest' in parsed)) throw new Error('This is no link to a meeting.');
  const { signal } = new AbortController();
  const credentials = await prepareCredentials(parsed.guest, null);
  const session = createSession(
    { credentials, origin: location.origin, name, build: 'bench', iceServers: [] },
    signal,
  );
  const { mesh, ownId } = session;
  mesh.setTrack('camera', smallPicture());
  // They look at the measured one only: what they do among themselves is not its device's work.
  mesh.on('peer-up', ({ peerId, name: theirs }) => {
    const camera = theirs.startsWith(PREFIX) ? 'off' : '180';
    mesh.setWish(peerId, { camera, screen: 'off', pinned: false });
  });
  const bus = createBus(
    createMeshCarrier(mesh),
    { selfId: ownId, selfName: () => name, clock: systemClock },
    signal,
  );
  const channel = bus.channel(
    'room',
    (error) => {
      throw error;
    },
    signal,
  );
  openPresence(channel, parseSelfDescription).set({
    name,
    microphone: false,
    camera: true,
    screen: false,
  });
}

Object.assign(window, { addPerson });
