// The fan-out worker: takes the frames of a few encoders and writes them to the senders of all links.
import { createCameraSlave, type CameraSlave, type Verdict } from './camera-slave.ts';
import { IDLE_LINES, writeIdlePictures } from './idle-pictures.ts';
import type { FromWorker, Layer, MasterOptions, ToWorker } from './messages.ts';
import { createSoundSlave, type SoundSlave } from './sound-slave.ts';
import { seeFrame, UNSEEN, type RtpClock } from './rtp-clock.ts';

/** The parts of the worker's global that the DOM types leave to another library. */
interface Scope {
  postMessage(message: FromWorker): void;
  onmessage: ((event: MessageEvent<ToWorker>) => void) | null;
  onrtctransform: ((event: { transformer: Transformer }) => void) | null;
}
interface Transformer {
  readable: ReadableStream;
  options: MasterOptions;
}

/** https://www.w3.org/TR/webrtc-encoded-transform/ with the constructor that takes other metadata. */
type Metadata = ReturnType<RTCEncodedVideoFrame['getMetadata']> & {
  rtpTimestamp?: number;
  width?: number;
  height?: number;
};
type SoundMetadata = ReturnType<RTCEncodedAudioFrame['getMetadata']> & { rtpTimestamp?: number };
declare const RTCEncodedVideoFrame: {
  new (frame: RTCEncodedVideoFrame, options?: { metadata: Metadata }): RTCEncodedVideoFrame;
};
declare const RTCEncodedAudioFrame: {
  new (frame: RTCEncodedAudioFrame, options?: { metadata: SoundMetadata }): RTCEncodedAudioFrame;
};

interface Link {
  camera: CameraSlave;
  microphone: SoundSlave;
  pictures: WritableStreamDefaultWriter | null;
  sound: WritableStreamDefaultWriter | null;
  /** What the page has been told: that frames can be written, that they are. */
  based: boolean;
  servedPicture: boolean;
  servedSound: boolean;
}

const scope = self as unknown as Scope;
const links = new Map<number, Link>();
const clocks = new Map<Layer, RtpClock>();

const tell = (message: FromWorker) => scope.postMessage(message);

function linkOf(id: number): Link {
  const known = links.get(id);
  if (known !== undefined) return known;
  const link: Link = {
    camera: createCameraSlave(),
    microphone: createSoundSlave(),
    pictures: null,
    sound: null,
    based: false,
    servedPicture: false,
    servedSound: false,
  };
  links.set(id, link);
  return link;
}

function askKeyFrame(link: Link) {
  const layer = link.camera.waitsFor();
  if (layer !== null) tell({ type: 'key-frame', layer });
}

/** To ask a frame is dear, so each is asked once for all links. */
function factsOf(frame: RTCEncodedVideoFrame, metadata: Metadata) {
  const { rtpTimestamp = 0, height = 0, width = height } = metadata;
  const lines = Math.min(height, width);
  return { isKey: frame.type === 'key', rtpTimestamp, isIdle: lines > 0 && lines <= IDLE_LINES };
}

function write(
  link: Link,
  id: number,
  [frame, metadata]: [RTCEncodedVideoFrame, Metadata],
  verdict: Verdict,
) {
  if (verdict === null || link.pictures === null) return;
  try {
    const copy = verdict.pass
      ? frame
      : new RTCEncodedVideoFrame(frame, {
          metadata: { ...metadata, ...verdict.numbers },
        });
    link.pictures.write(copy).catch(() => broken(id));
  } catch {
    // One link that refuses must not hold up the others.
    broken(id);
  }
}

/** The own encoder may rest only when it is not needed any more. */
function noteServed(link: Link, id: number) {
  const served = link.camera.isServed();
  if (served && !link.servedPicture) tell({ type: 'served', id, source: 'camera' });
  link.servedPicture = served;
}

function broken(id: number) {
  if (links.has(id)) tell({ type: 'broken', id });
}

/** Reads until the stream ends, which it does with its connection. Never rejects. */
async function each<Frame>(readable: ReadableStream<Frame>, take: (frame: Frame) => void) {
  const reader = readable.getReader();
  for (;;) {
    // A connection that is closed in the middle of a frame is an end like any other.
    const { value, done } = await reader.read().catch(() => ({ value: undefined, done: true }));
    if (done || value === undefined) return;
    take(value);
  }
}

function takePictures(id: number, readable: ReadableStream, writable: WritableStream) {
  const link = linkOf(id);
  link.pictures = writable.getWriter();
  const take = (frame: RTCEncodedVideoFrame) => {
    const metadata: Metadata = frame.getMetadata();
    const verdict = link.camera.own(factsOf(frame, metadata), performance.now());
    write(link, id, [frame, metadata], verdict);
    if (link.based || !link.camera.isBased()) return;
    link.based = true;
    tell({ type: 'based', id });
  };
  void each<RTCEncodedVideoFrame>(readable, take);
}

function writeSound(
  link: Link,
  id: number,
  [frame, metadata]: [RTCEncodedAudioFrame, SoundMetadata],
  stamp: number | null,
) {
  if (stamp === null || link.sound === null) return;
  try {
    const numbered = { metadata: { ...metadata, rtpTimestamp: stamp } };
    link.sound.write(new RTCEncodedAudioFrame(frame, numbered)).catch(() => broken(id));
  } catch {
    // One link that refuses must not hold up the others.
    broken(id);
  }
}

function takeSound(id: number, readable: ReadableStream, writable: WritableStream) {
  const link = linkOf(id);
  link.sound = writable.getWriter();
  const take = (frame: RTCEncodedAudioFrame) => {
    const metadata: SoundMetadata = frame.getMetadata();
    const { rtpTimestamp = 0 } = metadata;
    const stamp = link.microphone.own(rtpTimestamp, performance.now());
    if (stamp === rtpTimestamp) link.sound?.write(frame).catch(() => broken(id));
    else writeSound(link, id, [frame, metadata], stamp);
  };
  void each<RTCEncodedAudioFrame>(readable, take);
}

/** Frames are never written on: no encoder waits for the loopback connection. */
function takeLayer(layer: Layer, readable: ReadableStream) {
  const take = (frame: RTCEncodedVideoFrame) => {
    const metadata: Metadata = frame.getMetadata();
    const facts = factsOf(frame, metadata);
    const clock = seeFrame(clocks.get(layer) ?? UNSEEN, facts.rtpTimestamp, performance.now());
    clocks.set(layer, clock);
    for (const [id, link] of links) {
      write(link, id, [frame, metadata], link.camera.shared(layer, facts, clock));
      noteServed(link, id);
      if (link.camera.waitsFor() === layer) tell({ type: 'key-frame', layer });
    }
  };
  // Another encoder for this layer counts anew.
  clocks.delete(layer);
  void each<RTCEncodedVideoFrame>(readable, take);
}

function shareSound(frame: RTCEncodedAudioFrame) {
  // In silence the encoder's frames are empty (DTX).
  if (frame.data.byteLength === 0) return;
  const metadata: SoundMetadata = frame.getMetadata();
  const { rtpTimestamp = 0 } = metadata;
  for (const [id, link] of links) {
    if (link.sound === null) continue;
    const stamp = link.microphone.shared(rtpTimestamp, performance.now());
    writeSound(link, id, [frame, metadata], stamp);
    const served = link.microphone.isServed();
    if (served && !link.servedSound) tell({ type: 'served', id, source: 'microphone' });
    link.servedSound = served;
  }
}

scope.onrtctransform = ({ transformer: { readable, options } }) => {
  if (options.source === 'camera') takeLayer(options.layer, readable);
  else void each<RTCEncodedAudioFrame>(readable, shareSound);
};

scope.onmessage = ({ data }) => {
  switch (data.type) {
    case 'camera':
      takePictures(data.id, data.readable, data.writable);
      break;
    case 'microphone':
      takeSound(data.id, data.readable, data.writable);
      break;
    case 'plan': {
      const link = linkOf(data.id);
      link.camera.plan(data.camera, data.hurry);
      if (data.camera === 'own') link.servedPicture = false;
      link.microphone.plan(data.microphone);
      if (data.microphone === 'own') link.servedSound = false;
      askKeyFrame(link);
      break;
    }
    case 'refresh': {
      const link = linkOf(data.id);
      link.camera.refresh();
      askKeyFrame(link);
      break;
    }
    case 'end':
      links.delete(data.id);
      break;
    case 'idle':
      void writeIdlePictures(data.writable);
      break;
    case 'ping':
      tell({ type: 'pong' });
      break;
    default:
      data satisfies never;
  }
};
