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
