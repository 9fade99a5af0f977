// The mesh engine used alone: what client/mesh/README.md shows.
import {
  createHostRoot,
  createSession,
  guestFragment,
  guestSecretOf,
  parseLink,
  prepareCredentials,
} from '../../client/mesh/index.ts';

/** A call with everybody who opens the address that this page has afterwards. */
export async function startCall(name: string, signal: AbortSignal) {
  const link = parseLink(location.hash);
  const guest = link.type === 'guest' ? link.guest : await guestSecretOf(createHostRoot());
  location.hash = guestFragment(guest);

  const credentials = await prepareCredentials(guest);
  const { origin } = location;
  const { mesh } = createSession(
    { credentials, origin, name, build: 'example', iceServers: [] },
    signal,
  );
  const media = await navigator.mediaDevices.getUserMedia({ audio: true, video: true });
  mesh.setTrack('microphone', media.getAudioTracks()[0] ?? null);
  mesh.setTrack('camera', media.getVideoTracks()[0] ?? null);

  const pictures = new Map<string, HTMLVideoElement>();
  mesh.on('open', ({ peerId }) => {
    const picture = pictures.get(peerId) ?? document.createElement('video');
    const tracks = (['microphone', 'camera'] as const).map((at) => mesh.remoteTrack(peerId, at));
    picture.srcObject = new MediaStream(tracks.filter((track) => track !== null));
    picture.autoplay = true;
    document.body.append(picture);
    pictures.set(peerId, picture);
    mesh.send(peerId, 'chat', new TextEncoder().encode(`Hello from ${name}`));
  });
  mesh.on('message', ({ channel, data }) => console.log(channel, new TextDecoder().decode(data)));
  mesh.on('peer-gone', ({ peerId }) => pictures.get(peerId)?.remove());
}
