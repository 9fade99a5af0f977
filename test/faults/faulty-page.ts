// Runs in pages before their own scripts: leads all media through a proxy, gives a tone, counts restarts.

declare global {
  interface Window {
    /** ICE restarts that this page asked for. */
    iceRestarts?: number;
  }
}

/** All connections reach their TURN server by this port of this machine, and have no other way. */
export function leadThrough(port: number): void {
  const led = (configuration: RTCConfiguration = {}): RTCConfiguration => {
    // Connections of the page with itself only encode.
    if ((configuration.iceServers ?? []).length === 0) return configuration;
    const iceServers = (configuration.iceServers ?? []).map((server) =>
      Object.assign(structuredClone(server), {
        urls: [server.urls].flat().map((url) => url.replace(/:\d+(?=\?transport=udp)/, `:${port}`)),
      }),
    );
    return { ...configuration, iceTransportPolicy: 'relay', iceServers };
  };
  const { prototype } = RTCPeerConnection;
  const { setConfiguration } = prototype;
  prototype.setConfiguration = function (configuration) {
    setConfiguration.call(this, led(configuration));
  };
  window.RTCPeerConnection = new Proxy(window.RTCPeerConnection, {
    construct: (target, [configuration]: [RTCConfiguration?]) =>
      Reflect.construct(target, [led(configuration)]) as RTCPeerConnection,
  });
}

export function countRestarts(): void {
  window.iceRestarts = 0;
  const { prototype } = RTCPeerConnection;
  const { restartIce } = prototype;
  prototype.restartIce = function () {
    window.iceRestarts = (window.iceRestarts ?? 0) + 1;
    restartIce.call(this);
  };
}

/**
 * A microphone with a voice that never rests, so that each lost packet is heard: a buzz through two moving formants.
 * It has to pass for speech, or Opus takes its mode for music, which has no error correction.
 */
export function giveVoice(): void {
  if (!window.isSecureContext) return;
  const original = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
  navigator.mediaDevices.getUserMedia = async (constraints) => {
    if (!constraints?.audio) return original(constraints);
    const context = new AudioContext();
    const output = context.createMediaStreamDestination();
    const buzz = new OscillatorNode(context, { type: 'sawtooth', frequency: 120 });
    const wander = (from: AudioParam, by: number, hertz: number) => {
      const slow = new OscillatorNode(context, { frequency: hertz });
      slow.connect(new GainNode(context, { gain: by })).connect(from);
      slow.start();
    };
    wander(buzz.frequency, 15, 2.3);
    const syllables = new GainNode(context, { gain: 0.5 });
    wander(syllables.gain, 0.3, 4);
    for (const [hertz, by, pace] of [
      [600, 200, 3.1],
      [1_700, 500, 2.6],
    ] as const) {
      const formant = new BiquadFilterNode(context, { type: 'bandpass', frequency: hertz, Q: 5 });
      wander(formant.frequency, by, pace);
      buzz.connect(formant).connect(syllables);
    }
    syllables.connect(output);
    buzz.start();
    const pictures = constraints.video ? await original({ video: constraints.video }) : null;
    return new MediaStream([...output.stream.getTracks(), ...(pictures?.getTracks() ?? [])]);
  };
}

/** A camera whose picture changes everywhere, so that all that may be sent is sent. */
export function giveMotion(): void {
  if (!window.isSecureContext) return;
  const original = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
  navigator.mediaDevices.getUserMedia = async (constraints) => {
    if (!constraints?.video) return original(constraints);
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [640, 360];
    const context = canvas.getContext('2d');
    setInterval(() => {
      if (context === null) return;
      for (let each = 0; each < 60; each++) {
        context.fillStyle = `hsl(${Math.random() * 360} 60% 50%)`;
        context.fillRect(Math.random() * 640, Math.random() * 360, 60, 60);
      }
    }, 50);
    const sounds = constraints.audio ? await original({ audio: constraints.audio }) : null;
    return new MediaStream([
      ...canvas.captureStream(20).getTracks(),
      ...(sounds?.getTracks() ?? []),
    ]);
  };
}
