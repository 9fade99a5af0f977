// Runs in the page, before its scripts: gives it a camera that shows a drawn person, and a silent microphone.
/* oxlint-disable consistent-function-scoping -- the function below travels to the page as text, whole */

/**
 * @typedef {object} Person
 * @property {string} skin
 * @property {string} hair
 * @property {string} clothes
 * @property {string} wall
 * @property {boolean} long whether the hair falls to the shoulders
 * @property {boolean} beard
 * @property {boolean} glasses
 * @property {boolean} talks
 */

/** @param {Person} person must not use anything outside of itself: it is sent to the page as text */
export function installDrawnCamera(person) {
  const width = 1280;
  const height = 720;

  /** @param {CanvasRenderingContext2D} pen @param {number} x @param {number} y @param {number} rx @param {number} ry @param {string} color */
  function ellipse(pen, x, y, rx, ry, color) {
    pen.fillStyle = color;
    pen.beginPath();
    pen.ellipse(x, y, rx, ry, 0, 0, 2 * Math.PI);
    pen.fill();
  }

  /** @param {CanvasRenderingContext2D} pen */
  function drawWall(pen) {
    const light = pen.createLinearGradient(0, 0, width, height);
    light.addColorStop(0, person.wall);
    light.addColorStop(1, '#f4efe4');
    pen.fillStyle = light;
    pen.fillRect(0, 0, width, height);
    pen.fillStyle = 'rgba(255,255,255,.55)';
    pen.fillRect(880, 90, 250, 300);
    pen.fillStyle = '#bcd9df';
    pen.fillRect(896, 106, 218, 170);
    pen.fillStyle = '#9bb77f';
    pen.fillRect(896, 276, 218, 98);
    pen.fillStyle = 'rgba(90,70,50,.25)';
    pen.fillRect(120, 190, 240, 12);
    for (let book = 0; book < 7; book++) {
      pen.fillStyle = ['#5d8a93', '#d9b65c', '#b0685a', '#7a9a6d'][book % 4] ?? '#777';
      pen.fillRect(134 + book * 30, 190 - 62 - (book % 3) * 9, 22, 62 + (book % 3) * 9);
    }
  }

  /** @param {CanvasRenderingContext2D} pen @param {number} mouth how far it is open, 0 to 1 */
  function drawPerson(pen, mouth) {
    const { skin, hair, clothes } = person;
    if (person.long) {
      ellipse(pen, 640, 330, 170, 190, hair);
      pen.fillRect(475, 320, 330, 260);
    }
    ellipse(pen, 640, 790, 340, 260, clothes);
    ellipse(pen, 640, 520, 62, 90, skin);
    ellipse(pen, 640, 345, 128, 165, skin);
    ellipse(pen, 640, 232, 140, 78, hair);
    if (person.beard) {
      ellipse(pen, 640, 440, 104, 78, hair);
      ellipse(pen, 640, 400, 100, 62, skin);
    }
    ellipse(pen, 590, 335, 11, 14, '#2a2420');
    ellipse(pen, 690, 335, 11, 14, '#2a2420');
    ellipse(pen, 640, 425, 34, 5 + 16 * mouth, '#8c3b35');
    if (person.glasses) {
      pen.strokeStyle = '#33302c';
      pen.lineWidth = 6;
      for (const x of [590, 690]) {
        pen.beginPath();
        pen.ellipse(x, 337, 40, 32, 0, 0, 2 * Math.PI);
        pen.stroke();
      }
    }
  }

  function camera() {
    const canvas = document.createElement('canvas');
    Object.assign(canvas, { width, height });
    const pen = canvas.getContext('2d');
    if (pen === null) throw new Error('No canvas.');
    let frame = 0;
    const draw = () => {
      drawWall(pen);
      drawPerson(pen, person.talks ? (Math.sin(frame / 2) + 1) / 2 : 0.1);
      frame += 1;
    };
    draw();
    setInterval(draw, 66);
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

  navigator.mediaDevices.getDisplayMedia = async () => screen();
  navigator.mediaDevices.getUserMedia = async (wanted) =>
    new MediaStream([...(wanted?.video ? camera() : []), ...(wanted?.audio ? microphone() : [])]);
}
