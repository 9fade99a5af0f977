// A source that flashes and beeps at the same moment each second, and how far apart the two are here or elsewhere.

const BEAT_MS = 1_000;
const FLASH_MS = 120;
/** Further apart they belong to two beats. */
const MOST_MS = BEAT_MS / 2;

/** In place of camera and microphone. */
function giveBeats() {
  navigator.mediaDevices.getUserMedia = async () => {
    const sound = new AudioContext();
    const output = sound.createMediaStreamDestination();
    const gain = new GainNode(sound, { gain: 0 });
    const tone = new OscillatorNode(sound, { frequency: 700 });
    tone.connect(gain).connect(output);
    tone.start();
    const canvas = Object.assign(document.createElement('canvas'), { width: 640, height: 360 });
    const pen = canvas.getContext('2d');
    let beat = Math.ceil(sound.currentTime) + 1;
    let step = 0;
    setInterval(() => {
      if (pen === null) return;
      if (sound.currentTime > beat - 0.5) {
        gain.gain.setValueAtTime(0.5, beat);
        gain.gain.setValueAtTime(0, beat + FLASH_MS / 1000);
        beat += BEAT_MS / 1000;
      }
      const sinceMs = (sound.currentTime - (beat - BEAT_MS / 1000)) * 1000;
      pen.fillStyle = sinceMs >= 0 && sinceMs < FLASH_MS ? 'white' : 'black';
      pen.fillRect(0, 0, 640, 360);
      // Something moves, so that frames differ.
      pen.fillStyle = '#444';
      pen.fillRect((step = (step + 5) % 600), 320, 40, 20);
    }, 20);
    const beats = new MediaStream([
      ...canvas.captureStream(30).getTracks(),
      ...output.stream.getTracks(),
    ]);
    showSource(beats);
    return beats;
  };
}

/** As others show it, so that what the way of measuring adds is the same. @param {MediaStream} beats */
function showSource(beats) {
  const picture = Object.assign(document.createElement('video'), { muted: true, autoplay: true });
  picture.srcObject = new MediaStream(beats.getVideoTracks());
  const sound = Object.assign(document.createElement('audio'), { muted: true, autoplay: true });
  sound.srcObject = new MediaStream(beats.getAudioTracks());
  document.body.append(picture, sound);
}

/** Watches somebody whose picture comes, at the source the source itself; `offsets()` then tells the beats since the last call. */
function watchBeats() {
  const videos = [...document.querySelectorAll('video')];
  const video = videos.find(({ videoWidth }) => videoWidth > 0);
  // Each one's sound stands behind the picture, see mesh/page.mjs.
  const audio = /** @type {HTMLAudioElement | null} */ (video?.nextElementSibling ?? null);
  if (!video || !(audio?.srcObject instanceof MediaStream)) throw new Error('Nobody is here.');
  /** @type {number[]} */
  const flashes = [];
  /** @type {number[]} */
  const beeps = [];
  const canvas = Object.assign(document.createElement('canvas'), { width: 8, height: 8 });
  const pen = canvas.getContext('2d', { willReadFrequently: true });
  let wasBright = false;
  /** @param {number} _nowMs @param {VideoFrameCallbackMetadata} metadata */
  const look = (_nowMs, { expectedDisplayTime }) => {
    pen?.drawImage(video, 0, 0, 8, 8);
    // The middle, where nothing moves.
    const isBright = (pen?.getImageData(4, 3, 1, 1).data[0] ?? 0) > 128;
    if (isBright && !wasBright) flashes.push(expectedDisplayTime);
    wasBright = isBright;
    video.requestVideoFrameCallback(look);
  };
  video.requestVideoFrameCallback(look);

  const sound = new AudioContext();
  const source = sound.createMediaStreamSource(audio.srcObject);
  const ear = sound.createScriptProcessor(256, 1, 1);
  let quietUntil = 0;
  ear.addEventListener('audioprocess', ({ inputBuffer, playbackTime }) => {
    const samples = inputBuffer.getChannelData(0);
    const at = samples.findIndex((sample) => Math.abs(sample) > 0.05);
    if (at < 0 || playbackTime < quietUntil) return;
    quietUntil = playbackTime + 0.5;
    const { contextTime = 0, performanceTime = 0 } = sound.getOutputTimestamp();
    const atSeconds = playbackTime + at / sound.sampleRate;
    beeps.push(performanceTime + (atSeconds - contextTime) * 1000);
  });
  source.connect(ear).connect(sound.destination);

  Object.assign(window, {
    /** How much later each beep came than its flash, in ms. */
    offsets() {
      const [lit, heard] = [flashes.splice(0), beeps.splice(0)];
      return lit.flatMap((flashMs) => {
        const near = heard.map((beepMs) => beepMs - flashMs).filter((by) => Math.abs(by) < MOST_MS);
        const nearest = near.toSorted((a, b) => Math.abs(a) - Math.abs(b))[0];
        return nearest === undefined ? [] : [nearest];
      });
    },
  });
}

Object.assign(window, { giveBeats, watchBeats });
