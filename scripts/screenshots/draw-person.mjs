// Runs in the page, before its scripts: gives it a camera that shows a drawn person, and a silent microphone.
/* oxlint-disable consistent-function-scoping, no-array-fill-with-reference-type -- the function below travels
   to the page as text, whole; what is filled are paths, not arrays */

/** @typedef {[color: string, path: string]} Shape on a picture of 264 × 168 */
/**
 * @typedef {object} Person
 * @property {string} name
 * @property {readonly Shape[]} shapes from the wall to the glasses
 * @property {string} mouth its color
 * @property {boolean} talks
 */

/** @param {Person} person must not use anything outside of itself: it is sent to the page as text */
export function installDrawnCamera(person) {
  const width = 1280;
  const height = 720;
  const scale = width / 264;

  /** @param {CanvasRenderingContext2D} pen @param {number} open how far the mouth is, 0 to 1 */
  function drawPerson(pen, open) {
    pen.setTransform(scale, 0, 0, scale, 0, (height - 168 * scale) / 2);
    for (const [color, path] of person.shapes) {
      pen.fillStyle = color;
      pen.fill(new Path2D(path), 'evenodd');
    }
    pen.fillStyle = person.mouth;
    pen.fill(
      new Path2D(
        `M123 96q11 ${3 - open} 22 0-2 ${5 + 9 * open}-11 ${5 + 9 * open}t-11-${5 + 9 * open}z`,
      ),
    );
    pen.setTransform(1, 0, 0, 1, 0, 0);
    const light = pen.createRadialGradient(640, 300, 260, 640, 360, 760);
    light.addColorStop(0, 'rgba(20,30,34,0)');
    light.addColorStop(1, 'rgba(20,30,34,.22)');
    pen.fillStyle = light;
    pen.fillRect(0, 0, width, height);
  }

  function camera() {
    const canvas = document.createElement('canvas');
    Object.assign(canvas, { width, height });
    const pen = canvas.getContext('2d');
    if (pen === null) throw new Error('No canvas.');
    let frame = 0;
    const draw = () => {
      drawPerson(pen, person.talks ? (Math.sin(frame / 2) + 1) / 2 : 0);
      frame += 1;
    };
    draw();
    // A test of the states lets the picture stand still.
    setInterval(() => Reflect.get(window, 'isStill') === true || draw(), 66);
    return canvas.captureStream(15).getVideoTracks();
  }

  function microphone() {
    const context = new AudioContext();
    const out = context.createMediaStreamDestination();
    const voice = context.createOscillator();
    const loudness = context.createGain();
    // Who listens has a quiet room, not a dead microphone.
    loudness.gain.value = person.talks ? 0.2 : 0.0005;
    voice.connect(loudness).connect(out);
    voice.start();
    return out.stream.getAudioTracks();
  }

  /** A plan on a screen: lines that show whether it is sharp. */
  function screen() {
    const canvas = document.createElement('canvas');
    Object.assign(canvas, { width: 1600, height: 1000 });
    const pen = canvas.getContext('2d');
    if (pen === null) throw new Error('No canvas.');
    const draw = () => {
      pen.fillStyle = '#fbfaf6';
      pen.fillRect(0, 0, 1600, 1000);
      pen.fillStyle = '#173238';
      pen.font = '600 44px sans-serif';
      pen.fillText('Radweg Hafenstraße, Variante B', 80, 110);
      pen.font = '22px sans-serif';
      for (let line = 0; line < 9; line++)
        pen.fillText(`Abschnitt ${line + 1}`, 80, 190 + line * 60);
      pen.strokeStyle = '#2f7f8c';
      pen.lineWidth = 14;
      pen.beginPath();
      pen.moveTo(520, 820);
      pen.bezierCurveTo(760, 300, 1100, 900, 1500, 240);
      pen.stroke();
      pen.strokeStyle = '#d9b65c';
      pen.lineWidth = 4;
      pen.strokeRect(500, 180, 1020, 700);
    };
    draw();
    setInterval(draw, 200);
    return canvas.captureStream(5);
  }

  const DEVICES = [
    ['audioinput', 'microphone', 'Headset (Jabra Evolve 30)'],
    ['audioinput', 'microphone-2', 'Eingebautes Mikrofon'],
    ['videoinput', 'camera', 'Integrierte Kamera'],
    ['videoinput', 'camera-2', 'Dokumentenkamera'],
    ['audiooutput', 'speaker', 'Headset (Jabra Evolve 30)'],
    ['audiooutput', 'speaker-2', 'Lautsprecher'],
  ];
  navigator.mediaDevices.enumerateDevices = async () =>
    DEVICES.map(([kind = '', deviceId = '', label = '']) => {
      const device = {
        kind: /** @type {MediaDeviceKind} */ (kind),
        deviceId,
        label,
        groupId: label,
      };
      return Object.assign(device, { toJSON: () => device });
    });
  navigator.mediaDevices.getDisplayMedia = async () => screen();
  navigator.mediaDevices.getUserMedia = async (wanted) =>
    new MediaStream([...(wanted?.video ? camera() : []), ...(wanted?.audio ? microphone() : [])]);
}
