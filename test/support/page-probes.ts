// What a page asks of its browser: devices and sockets. The functions run in the page, for openVisitor().

declare global {
  interface Window {
    /** Calls of getUserMedia and getDisplayMedia so far. */
    askedForDevices?: number;
    /** All tracks that the page was given, by what it asked for. */
    givenTracks?: { from: 'camera' | 'microphone' | 'screen'; track: MediaStreamTrack }[];
    openedSockets?: number;
  }
}

/** Counts and collects what the page gets from its devices, and its sockets. */
export function probeDevices(): void {
  // The empty page before the first navigation has no devices.
  if (!window.isSecureContext) return;
  window.askedForDevices = 0;
  window.givenTracks = [];
  window.openedSockets = 0;
  const devices = navigator.mediaDevices;
  for (const method of ['getUserMedia', 'getDisplayMedia'] as const) {
    const original = devices[method].bind(devices);
    devices[method] = async (constraints) => {
      window.askedForDevices = (window.askedForDevices ?? 0) + 1;
      const stream = await original(constraints);
      for (const track of stream.getTracks()) {
        const device = track.kind === 'video' ? 'camera' : 'microphone';
        const from = method === 'getDisplayMedia' ? 'screen' : device;
        window.givenTracks?.push({ from, track });
      }
      return stream;
    };
  }
  window.WebSocket = new Proxy(window.WebSocket, {
    construct(target, values) {
      window.openedSockets = (window.openedSockets ?? 0) + 1;
      return Reflect.construct(target, values);
    },
  });
}

/** Every storage of the page refuses, as in a private window of a strict browser. */
export function refuseStorage(): void {
  const refuse = {
    configurable: true,
    get(): never {
      throw new DOMException('The storage is blocked.', 'SecurityError');
    },
  };
  for (const name of ['indexedDB', 'localStorage', 'sessionStorage', 'caches'])
    Object.defineProperty(window, name, refuse);
}

/** The first call for a camera says that another program holds it; later calls work. */
export function makeCameraBusyOnce(): void {
  const devices = navigator.mediaDevices;
  const original = devices.getUserMedia.bind(devices);
  let busy = true;
  devices.getUserMedia = async (constraints) => {
    if (busy && constraints?.video) {
      busy = false;
      throw new DOMException('Could not start video source', 'NotReadableError');
    }
    return original(constraints);
  };
}

/** A drawn, moving picture in place of a screen, for browsers without one. */
export function shareCanvas(): void {
  if (!window.isSecureContext) return;
  navigator.mediaDevices.getDisplayMedia = async () => {
    const canvas = Object.assign(document.createElement('canvas'), { width: 1280, height: 720 });
    const pen = canvas.getContext('2d');
    let line = 0;
    setInterval(() => {
      line = (line + 8) % 720;
      if (pen === null) return;
      pen.fillStyle = 'white';
      pen.fillRect(0, 0, 1280, 720);
      pen.fillStyle = 'navy';
      pen.fillRect(0, line, 1280, 40);
    }, 100);
    return canvas.captureStream(10);
  };
}
