// What a page says to the meeting in its frame: the one message that connects them, then commands.
import { MAX_NAME_CHARACTERS } from '../../shared/limits.ts';
import {
  array,
  boolean,
  integer,
  literal,
  object,
  optional,
  string,
  union,
  type Parsed,
  type Parser,
} from '../../shared/parse.ts';
import { CONNECT } from './protocol.ts';

const id = string(64, 1);
const ids = array(id, 200);
const name = string(MAX_NAME_CHARACTERS);
const kind = literal('microphone', 'camera', 'speaker');
const layout = literal('grid', 'speaker');
const on = object({ on: boolean });
const who = optional(literal('everybody', 'hosts'));
const anything: Parser<unknown> = (input) => input;
const idOrNull: Parser<string | null> = (input) => (input === null ? null : id(input));
const volume: Parser<number> = (input) =>
  typeof input === 'number' && input >= 0 && input <= 2 ? input : undefined;

/** The first message, by window.postMessage with the frame's exact origin, with one port. */
export const parseConnect = object({ type: literal(CONNECT), version: integer(1, 1_000) });

/** Features of the frame that the embedding page cannot hand on. */
const features = array(string(40), 20);

const text = optional(string(4_000));
const flag = optional(boolean);

/** Attributes as they stand there; `options.ts` reads them. */
const parseOptions = object({
  name: text,
  nameFixed: flag,
  subject: text,
  lang: text,
  theme: text,
  audioOnly: flag,
  without: text,
  layout: text,
  compact: flag,
  reducedMotion: flag,
  accent: text,
  handbook: text,
  endAt: text,
  microphone: text,
  camera: text,
  speaker: text,
  buttons: text,
});
export type FrameOptions = Parsed<typeof parseOptions>;

/** Commands of a page, by name. */
const commands = {
  join: object({}),
  leave: object({}),
  setAudio: on,
  setVideo: on,
  setScreen: on,
  setAudioOnly: on,
  setName: object({ name }),
  setHand: on,
  sendReaction: object({ kind: string(40) }),
  sendChat: object({ text: string(4_000, 1) }),
  setLayout: object({ layout }),
  pin: object({ id, on: optional(boolean) }),
  openPanel: object({ panel: idOrNull }),
  setDevice: object({ kind, id: string(512) }),
  setVolume: object({ id, volume }),
  setBackground: object({ background: literal('none', 'blur') }),
  sendData: object({ data: anything }),
  notify: object({ text: string(200, 1) }),
  admit: object({ ids }),
  reject: object({ ids }),
  mute: object({ ids }),
  removeParticipant: object({ id }),
  lock: on,
  setLobby: on,
  setPolicy: object({
    change: object({
      unmute: who,
      share: who,
      chat: who,
      react: who,
      hideAddresses: optional(boolean),
    }),
  }),
  endForAll: object({}),
  getDevices: object({}),
  getStats: object({}),
  getVerification: object({}),
};
export const parseCommand = union(commands);
export const COMMAND_NAMES = Object.keys(commands);
export type Command = Parsed<typeof parseCommand>;

/** What a page says. */
export const parseToFrame = union({
  open: object({
    link: string(4_096),
    noLobby: boolean,
    options: parseOptions,
    /** What of camera, microphone and the like the page may not hand on itself. */
    withheld: features,
  }),
  options: object({ options: parseOptions }),
  call: object({ id: integer(1, 2 ** 31), command: anything }),
});
export type ToFrame = Parsed<typeof parseToFrame>;
