// The contract upon simple-peer, inside a page.
import { parseFingerprint } from '../../client/signaling/description-rules.ts';
import { simplePeerTransports } from '../../client/mesh/simple-peer-transport.ts';
import type { Transport } from '../../client/mesh/transport.ts';
import { runCases } from './case.ts';
import { transportContract, type TransportBench } from './transport.contract.ts';

const PATIENCE_MS = 10_000;

/** Remembers the connection that a transport makes, because the port rightly hides it. */
const connections: RTCPeerConnection[] = [];
const Original = RTCPeerConnection;
window.RTCPeerConnection = class extends Original {
  constructor(configuration?: RTCConfiguration) {
    super(configuration);
    connections.push(this);
  }
};

function movingPicture(): MediaStreamTrack {
  const canvas = document.createElement('canvas');
  const context = canvas.getContext('2d');
  let step = 0;
  setInterval(() => {
    step += 1;
    if (context === null) return;
    context.fillStyle = `hsl(${step * 7} 80% 50%)`;
    context.fillRect(0, 0, canvas.width, canvas.height);
  }, 40);
  const [track] = canvas.captureStream(25).getTracks();
  if (track === undefined) throw new Error('the canvas gave no track');
  return track;
}

const pause = (forMs: number) => new Promise<void>((resolve) => setTimeout(resolve, forMs));

async function createBench(): Promise<TransportBench> {
  const certificate = await RTCPeerConnection.generateCertificate({
    name: 'ECDSA',
    namedCurve: 'P-256',
  } as EcKeyGenParams);
  const createTransport = simplePeerTransports(certificate);
  const connectionOf = new Map<Transport, RTCPeerConnection>();
  return {
    create(initiator, camera, signal) {
      const tracks = { microphone: null, camera, screen: null, screenAudio: null };
      const transport = createTransport(
        {
          initiator,
          paths: { iceServers: [], relayOnly: false },
          encodings: [],
          tracks,
          fanOut: null,
        },
        signal,
      );
      const connection = connections.at(-1);
      if (connection !== undefined) connectionOf.set(transport, connection);
      return transport;
    },
    async fingerprint() {
      const { value = '' } = certificate.getFingerprints()[0] ?? {};
      return parseFingerprint(value) ?? new Uint8Array();
    },
    camera: movingPicture,
    async until(what, holds) {
      const deadlineMs = performance.now() + PATIENCE_MS;
      while (!(await holds())) {
        if (performance.now() > deadlineMs) throw new Error(`waited in vain until ${what}`);
        await pause(20);
      }
    },
    pause: () => pause(400),
    pretendFailure(transport) {
      const connection = connectionOf.get(transport);
      if (connection === undefined) throw new Error('the connection is unknown');
      for (const name of ['iceConnectionState', 'connectionState']) {
        Object.defineProperty(connection, name, { get: () => 'failed', configurable: true });
        connection.dispatchEvent(new Event(`${name.toLowerCase()}change`));
        Reflect.deleteProperty(connection, name);
      }
    },
  };
}

window.runCases = async () => runCases(transportContract(await createBench()));
