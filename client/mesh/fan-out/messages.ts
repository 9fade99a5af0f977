// What the page and the fan-out worker say to each other. Both are ours, so nothing here is parsed.
import type { PictureSize } from '../picture-size.ts';

/** A picture size that has an encoder of its own. */
export type Layer = Exclude<PictureSize, 'off'>;

/** `own`: what the sender's own encoder makes; a layer: that of the pool; `off`: nothing. */
export type CameraPlan = 'own' | 'off' | Layer;
export type SoundPlan = 'own' | 'shared';

/** Options of each master's RTCRtpScriptTransform. */
export type MasterOptions = { source: 'camera'; layer: Layer } | { source: 'microphone' };

export type ToWorker =
  | {
      type: 'camera' | 'microphone';
      id: number;
      readable: ReadableStream;
      writable: WritableStream;
    }
  /** `hurry`: the pool's picture stops at once. */
  | { type: 'plan'; id: number; camera: CameraPlan; microphone: SoundPlan; hurry: boolean }
  /** The peer saw nothing for a while, or sent a PLI: its next picture must be a key frame. */
  | { type: 'refresh'; id: number }
  | { type: 'end'; id: number }
  /** Where the pictures of the idle track are to be written. */
  | { type: 'idle'; writable: WritableStream<VideoFrame> }
  | { type: 'ping' };

export type FromWorker =
  | { type: 'pong' }
  /** This layer's encoder shall make a key frame. */
  | { type: 'key-frame'; layer: Layer }
  /** Enough frames of the link's own have been seen: foreign ones can be written. */
  | { type: 'based'; id: number }
  /** Foreign frames are being written: this source's own encoder is not needed any more. */
  | { type: 'served'; id: number; source: 'camera' | 'microphone' }
  /** Frames of this link cannot be written. */
  | { type: 'broken'; id: number };
