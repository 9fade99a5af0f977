// The reference: one RTCPeerConnection that trickles over a WebSocket, without sealing, without interface.
const constraints = { audio: true, video: { width: { ideal: 1280 }, height: { ideal: 720 } } };
const stream = await navigator.mediaDevices.getUserMedia(constraints);
const remote = /** @type {HTMLVideoElement} */ (document.querySelector('video'));
const button = /** @type {HTMLButtonElement} */ (document.querySelector('button'));
/** @type {RTCPeerConnection | null} */
let connection = null;
/** @type {WebSocket} */
let socket;

/** @param {object} message */
function say(message) {
  socket.send(JSON.stringify(message));
}

function connect() {
  connection?.close();
  connection = new RTCPeerConnection({ bundlePolicy: 'max-bundle' });
  for (const track of stream.getTracks()) connection.addTrack(track, stream);
  connection.onicecandidate = ({ candidate }) => candidate && say({ candidate });
  connection.ontrack = ({ streams }) => {
    if (remote.srcObject === streams[0]) return;
    remote.srcObject = streams[0] ?? null;
    remote.requestVideoFrameCallback(() => {
      Object.assign(window, { firstFrameAtMs: performance.timeOrigin + performance.now() });
    });
  };
  return connection;
}

/** @param {MessageEvent} event */
async function receive({ data }) {
  const message = JSON.parse(data);
  if (message.hello) {
    const offering = connect();
    await offering.setLocalDescription();
    say({ description: offering.localDescription });
  } else if (message.candidate) {
    await connection?.addIceCandidate(message.candidate);
  } else if (message.description.type === 'offer') {
    const answering = connect();
    await answering.setRemoteDescription(message.description);
    await answering.setLocalDescription();
    say({ description: answering.localDescription });
  } else {
    await connection?.setRemoteDescription(message.description);
  }
}

button.addEventListener('click', () => {
  Object.assign(window, { clickedAtMs: performance.timeOrigin + performance.now() });
  socket = new WebSocket(`ws://${location.host}/`);
  socket.onopen = () => say({ hello: true });
  // In order: a candidate must not overtake the description it belongs to.
  let inbox = Promise.resolve();
  socket.onmessage = (event) => {
    inbox = inbox.then(() => receive(event));
  };
});
document.title = 'ready';
