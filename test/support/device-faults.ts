// Faults of cameras and microphones, provoked inside a page. The functions run in the page, for openVisitor().

declare global {
  interface Window {
    /** What the test changes about the devices of the page. */
    deviceFaults?: {
      /** Listed in addition to the real ones. */
      extra: MediaDeviceInfo[];
      /** Ids that are neither listed nor opened. */
      gone: string[];
      /** The next openings of this kind fail with this DOMException. */
      busy: 'audio' | 'video' | null;
      /** Ids asked for by `exact`, oldest first. */
      asked: string[];
    };
    /** The canvas that stands for the camera in `pictureByCanvas`. */
    cameraCanvas?: HTMLCanvasElement;
    /** How much of what the page plays reaches its microphone in `microphoneNearSpeaker`. */
    feedback?: GainNode;
  }
}

/** Lets the test plug things in and out and make them busy, by `window.deviceFaults`. */
export function faultyDevices(): void {
  if (!window.isSecureContext) return;
  const faults: NonNullable<Window['deviceFaults']> = {
    extra: [],
    gone: [],
    busy: null,
    asked: [],
  };
  window.deviceFaults = faults;
  const devices = navigator.mediaDevices;
  const enumerate = devices.enumerateDevices.bind(devices);
  devices.enumerateDevices = async () => [
    ...(await enumerate()).filter(({ deviceId }) => !faults.gone.includes(deviceId)),
    ...faults.extra,
  ];
  const open = devices.getUserMedia.bind(devices);
  devices.getUserMedia = async (constraints = {}) => {
    for (const kind of ['audio', 'video'] as const) {
      const wanted = constraints[kind];
      if (!wanted) continue;
      if (faults.busy === kind) throw new DOMException('Could not start', 'NotReadableError');
      const id = typeof wanted === 'object' ? wanted.deviceId : undefined;
      const exact = typeof id === 'object' && 'exact' in id ? String(id.exact) : null;
      if (exact === null) continue;
      faults.asked.push(exact);
      if (faults.gone.includes(exact)) throw new DOMException('Gone', 'OverconstrainedError');
      // What was plugged in for the test is played by the real default.
      if (faults.extra.some(({ deviceId }) => deviceId === exact)) return open({ [kind]: true });
    }
    return open(constraints);
  };
}

/** Every microphone hums all the time, like somebody who never stops talking. */
export function humMicrophone(): void {
  if (!window.isSecureContext) return;
  const devices = navigator.mediaDevices;
  const open = devices.getUserMedia.bind(devices);
  devices.getUserMedia = async (constraints) => {
    if (!constraints?.audio) return open(constraints);
    const context = new AudioContext();
    const tone = context.createOscillator();
    const level = context.createGain();
    level.gain.value = 0.2;
    const output = context.createMediaStreamDestination();
    tone.connect(level).connect(output);
    tone.start();
    return output.stream;
  };
}

/** Every microphone gives somebody who talks on and on: syllables, phrases and breaths of no regular length. */
export function talkingMicrophone(): void {
  if (!window.isSecureContext) return;
  const devices = navigator.mediaDevices;
  const open = devices.getUserMedia.bind(devices);
  devices.getUserMedia = async (constraints) => {
    if (!constraints?.audio) return open(constraints);
    const context = new AudioContext();
    const voice = context.createBuffer(1, context.sampleRate * 60, context.sampleRate);
    const samples = voice.getChannelData(0);
    // The same words in every run.
    let seed = 7;
    const between = (low: number, high: number): number => {
      seed = (seed * 48_271) % 2_147_483_647;
      return low + ((high - low) * seed) / 2_147_483_647;
    };
    let at = 0;
    while (at < samples.length) {
      const phraseEnd = at + between(0.8, 4) * context.sampleRate;
      while (at < Math.min(phraseEnd, samples.length)) {
        const length = Math.round(between(0.1, 0.28) * context.sampleRate);
        const amplitude = 10 ** (between(-28, -6) / 20);
        for (let step = 0; step < length && at + step < samples.length; step += 1) {
          samples[at + step] = amplitude * Math.sin((Math.PI * step) / length) * between(-1, 1);
        }
        at += length + Math.round(between(0, 0.06) * context.sampleRate);
      }
      at += Math.round(between(0.2, 1) * context.sampleRate);
    }
    const output = context.createMediaStreamDestination();
    const player = new AudioBufferSourceNode(context, { buffer: voice, loop: true });
    player.connect(output);
    player.start();
    return output.stream;
  };
}

/** Every microphone hears nothing but what the page plays, a little later and softer. */
export function microphoneNearSpeaker(): void {
  if (!window.isSecureContext) return;
  const devices = navigator.mediaDevices;
  const open = devices.getUserMedia.bind(devices);
  const context = new AudioContext();
  const feedback = new GainNode(context, { gain: 0.3 });
  const air = new DelayNode(context, { delayTime: 0.15 });
  const output = context.createMediaStreamDestination();
  feedback.connect(air).connect(output);
  window.feedback = feedback;
  devices.getUserMedia = async (constraints) =>
    constraints?.audio ? output.stream.clone() : open(constraints);
  const picked = new WeakMap<HTMLMediaElement, AudioNode>();
  const played = Object.getOwnPropertyDescriptor(HTMLMediaElement.prototype, 'srcObject');
  Object.defineProperty(HTMLMediaElement.prototype, 'srcObject', {
    ...played,
    set(this: HTMLMediaElement, stream: MediaProvider | null) {
      played?.set?.call(this, stream);
      picked.get(this)?.disconnect();
      if (!(stream instanceof MediaStream) || stream.getAudioTracks().length === 0) return;
      const source = context.createMediaStreamSource(stream);
      source.connect(feedback);
      picked.set(this, source);
    },
  });
}

/** Every microphone is open and gives nothing, like one that is muted by its own switch. */
export function deadMicrophone(): void {
  if (!window.isSecureContext) return;
  const devices = navigator.mediaDevices;
  const open = devices.getUserMedia.bind(devices);
  devices.getUserMedia = async (constraints) =>
    constraints?.audio
      ? new AudioContext().createMediaStreamDestination().stream
      : open(constraints);
}

/** The camera shows `window.cameraCanvas`, which is black at first. */
export function pictureByCanvas(): void {
  if (!window.isSecureContext) return;
  const devices = navigator.mediaDevices;
  const open = devices.getUserMedia.bind(devices);
  devices.getUserMedia = async (constraints) => {
    if (!constraints?.video) return open(constraints);
    const canvas = document.createElement('canvas');
    canvas.width = 640;
    canvas.height = 360;
    window.cameraCanvas = canvas;
    const context = canvas.getContext('2d');
    context?.fillRect(0, 0, 640, 360);
    // A canvas gives pictures only while it changes.
    setInterval(() => context?.fillRect(0, 0, 640, 360), 100);
    return canvas.captureStream(10);
  };
}

/** Every camera can blur the background, as with Windows Studio Effects. */
export function blurringCamera(): void {
  if (!window.isSecureContext) return;
  const devices = navigator.mediaDevices;
  const open = devices.getUserMedia.bind(devices);
  devices.getUserMedia = async (constraints) => {
    const stream = await open(constraints);
    for (const track of stream.getVideoTracks()) {
      const settings = track.getSettings.bind(track);
      let backgroundBlur = false;
      track.getCapabilities = () => ({ backgroundBlur: [true, false] });
      track.getSettings = () => ({ ...settings(), backgroundBlur });
      track.applyConstraints = async (wanted) => {
        backgroundBlur = wanted?.backgroundBlur === true;
      };
    }
    return stream;
  };
}
