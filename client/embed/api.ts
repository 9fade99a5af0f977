// The types of /embed.js, for pages that show a meeting: `<schnack-meeting>`, `<schnack-presence>` and `Schnack`.
// This file has no imports, because it is also served as /embed.d.ts.

/**
 * Attributes of `<schnack-meeting>`, and properties of `new Schnack.Meeting(options)`. Each can be changed
 * at any time; `link` and `noLobby` count when the frame is loaded.
 */
export interface MeetingOptions {
  /** The meeting's link, of the same server as the script. As a property it stays out of the page's DOM. */
  link?: string;
  /** The person's name, as a proposal. Attribute `name`. */
  name?: string;
  /** The name cannot be changed by the person. Attribute `name-fixed`. */
  nameFixed?: boolean;
  /** What the room is called on the screen. Nobody else is told. */
  subject?: string;
  /** Language of the frame; otherwise the browser's. */
  lang?: 'de' | 'en';
  /** Colors of the frame; otherwise those of the system. */
  theme?: 'light' | 'dark';
  /** No pictures, from the person or for them, as the switch in the settings. Attribute `audio-only`. */
  audioOnly?: boolean;
  /** Joins at once, with camera and microphone off. Attribute `no-lobby`. */
  noLobby?: boolean;
  /**
   * What to leave out, separated by spaces: `share`, `people`, `invite`, or a feature such as `chat`,
   * `hand`, `reactions`. Shortens the bar; it is no right and keeps nobody from anything.
   */
  without?: string;
  /** At first, and when it changes; the person may choose otherwise. */
  layout?: 'grid' | 'speaker';
  /** Icons without words in the bar, and less space between pictures. */
  compact?: boolean;
  /** Nothing moves by itself, also where the system does not ask for that. Attribute `reduced-motion`. */
  reducedMotion?: boolean;
  /** Color of buttons and marks, such as `#0b5a69`; made darker or lighter until it can be read everywhere. */
  accent?: string;
  /** https address of your own help, in place of ours. */
  handbook?: string;
  /**
   * Until when the meeting is planned, such as `2027-02-03T11:00:00Z`. People read it five minutes before
   * and then; nothing ends by itself. Attribute `end-at`.
   */
  endAt?: string;
  /** Ids from `getDevices`: what is chosen before the person chooses. */
  microphone?: string;
  camera?: string;
  speaker?: string;
  /** Up to four lines in the menu “More” that tell your page when they are pressed; as attribute in JSON. */
  buttons?: readonly PageButton[] | string;
}

/** A line of the page's own in the menu “More”. */
export interface PageButton {
  /** Letters, digits, `_` and `-`, up to 40. */
  id: string;
  /** Up to 40 characters. */
  label: string;
}

/** Where the person is: `loading` until the frame has answered; `waiting` for a host to open. */
export type Stage = 'loading' | 'lobby' | 'waiting' | 'meeting' | 'after' | 'problem';

/** How well somebody is reached. */
export type Connection = 'connecting' | 'good' | 'weak' | 'reconnecting' | 'lost';

/** Somebody in the meeting, oneself included. */
export interface Person {
  /** New for each stay, so nobody can be recognized by it later. */
  id: string;
  /** A claim: nobody checks names. */
  name: string;
  isSelf: boolean;
  role: 'host' | 'cohost' | 'guest';
  /** The microphone is on. */
  audio: boolean;
  /** The camera is on. */
  video: boolean;
  /** A screen is shared. */
  screen: boolean;
  speaking: boolean;
  /** Place in the queue of raised hands, from 1; null without a raised hand. */
  hand: number | null;
  connection: Connection;
  /** The person here compared the phrase with somebody; false for oneself. */
  verified: boolean;
}

/** Somebody who waits to be let in; told to hosts alone. */
export interface Knock {
  id: string;
  name: string;
  note: string;
}

/** All that the page is told, as of now. */
export interface MeetingState {
  stage: Stage;
  /** Why nobody gets in, when `stage` is `problem`, such as `roomFull` or `unreachable`. */
  problem: string | null;
  people: Person[];
  /** The connection as a whole. */
  connection: 'good' | 'weak' | 'reconnecting' | 'lost';
  /** Chat messages that the person has not seen. */
  unread: number;
  /** Nobody new gets in. */
  locked: boolean;
  /** Newcomers wait until a host lets them in. */
  lobby: boolean;
  knocks: Knock[];
  /** The open side panel, such as `chat` or `people`. */
  panel: string | null;
  layout: 'grid' | 'speaker';
  /** No pictures, from the person or for them. */
  audioOnly: boolean;
  /** Ids of the pinned people. */
  pins: string[];
  /** The rules of the room; null outside of a meeting. */
  policy: Required<PolicyChange> | null;
}

/** How far somebody was compared with by the verification phrase. */
export interface Checked {
  id: string;
  /** `new`: came after a check that others passed. */
  trust: 'verified' | 'new' | 'unverified';
}

/** What hosts set for the room; what is left out stays as it is. */
export interface PolicyChange {
  /** Who may turn the microphone on again after being muted. */
  unmute?: 'everybody' | 'hosts';
  share?: 'everybody' | 'hosts';
  chat?: 'everybody' | 'hosts';
  react?: 'everybody' | 'hosts';
  /** Everybody connects over the TURN server; refused where the service has none. */
  hideAddresses?: boolean;
}

/** A microphone, camera or loudspeaker; without names until the person has allowed one. */
export interface Device {
  kind: 'microphone' | 'camera' | 'speaker';
  id: string;
  label: string;
  isUsed: boolean;
}

/** What a connection to somebody does now. */
export interface LinkStats {
  id: string;
  /** Null before there is a path. */
  roundTripMs: number | null;
  /** 0 to 1. */
  lossShare: number;
  receivedKbps: number;
  sentKbps: number;
  /** Over a TURN server. */
  relayed: boolean;
}

/**
 * What keeps the meeting from working here. `line` is what somebody has to write down, word for word;
 * `who`: the portal's administration or editors, or the operator of the server.
 */
export interface SetupFinding {
  code:
    | 'insecure-page'
    | 'allow-missing'
    | 'permissions-policy'
    | 'csp-frame'
    | 'origin-not-listed';
  who: 'portal' | 'operator';
  line: string;
}

/**
 * Why a command failed. `not-ready`: the frame has not answered; `not-in-meeting`: only in the meeting;
 * `needs-person`: camera, microphone and screen are turned on only after the person has acted inside
 * the frame; `not-allowed`: the role or a rule of the room; `unknown-person`; `unknown-command`: the
 * server is older than the page; `bad-value`; `device`: it cannot be opened; `not-offered`: by this camera
 * or system; `too-often`; `gone`: the element was removed; `foreign-link`: a link of another server; `damaged-link`; `no-answer`: the frame did not load.
 */
export type ErrorCode =
  | 'not-ready'
  | 'not-in-meeting'
  | 'needs-person'
  | 'not-allowed'
  | 'unknown-person'
  | 'unknown-command'
  | 'bad-value'
  | 'device'
  | 'not-offered'
  | 'too-often'
  | 'gone'
  | 'foreign-link'
  | 'damaged-link'
  | 'no-answer';

/** What promises of commands reject with, and the detail of `error` events. */
export interface EmbedError extends Error {
  readonly code: ErrorCode;
}

/** Events of `<schnack-meeting>`, as `CustomEvent` with this `detail`. They do not bubble. */
export interface MeetingEvents {
  /** The frame answered; from now on commands work. */
  ready: { version: string };
  /** The person is in the meeting. */
  joined: { id: string };
  /** The person has left, was removed, or the meeting was ended. */
  left: Record<string, never>;
  /** The person is done: the page may remove the element. */
  readyToClose: Record<string, never>;
  error: EmbedError;
  participantJoined: Person;
  participantLeft: Person;
  participantChanged: Person;
  /** The own microphone, camera or screen went on or off. */
  audio: { on: boolean };
  video: { on: boolean };
  screen: { on: boolean };
  hand: { id: string; raised: boolean };
  reaction: { id: string; kind: string };
  /** Who speaks now; `id` is null when nobody does. */
  speaker: { id: string | null };
  unreadCount: { count: number };
  /** Somebody waits to be let in. */
  knock: Knock;
  roleChanged: { id: string; role: Person['role'] };
  /** Somebody was compared with, or is not to be trusted any more. */
  verified: { id: string; verified: boolean };
  locked: { locked: boolean };
  connection: { level: MeetingState['connection'] };
  /** The own connection broke off and is being repaired; `connection` tells when it is back. */
  reconnecting: Record<string, never>;
  layout: { layout: MeetingState['layout'] };
  audioOnly: { on: boolean };
  deviceList: { devices: Device[] };
  /** A device cannot be opened: `denied`, `busy`, `missing`, `gone` or `failed`. */
  deviceError: { kind: 'microphone' | 'camera' | 'screen'; problem: string };
  /** Something in the portal's or the server's settings is in the way. */
  setup: { findings: SetupFinding[] };
  /** A host renewed the link: the old one leads nowhere from now on. */
  linkChanged: { link: string };
  /** New figures of the connections, every two seconds. */
  stats: { links: LinkStats[] };
  /** The page around somebody else's frame sent this; a claim of that page. */
  data: { id: string; data: unknown };
  /** The person pressed a line of `buttons`. */
  buttonClicked: { id: string };
  /** An attribute has a value that makes no sense; it counts as left out. */
  optionRefused: { name: string };
  /** Any change of `getState()`. */
  state: MeetingState;
}

/** Commands and functions of `<schnack-meeting>`. Commands reject with an `EmbedError`. */
export interface MeetingCommands {
  /** Joins from the lobby, with what is on there; also after leaving. */
  join(): Promise<void>;
  leave(): Promise<void>;
  /** `true` works only after the person has acted inside the frame; the person is told. */
  setAudio(on: boolean): Promise<void>;
  setVideo(on: boolean): Promise<void>;
  /** The browser asks the person which screen, and may want a click inside the frame before. */
  setScreen(on: boolean): Promise<void>;
  /** No pictures, from the person or for them; ends by itself when the person turns a picture on. */
  setAudioOnly(on: boolean): Promise<void>;
  /** Up to 64 characters. */
  setName(name: string): Promise<void>;
  setHand(raised: boolean): Promise<void>;
  sendReaction(
    kind: 'agree' | 'thanks' | 'congratulations' | 'laugh' | 'idea' | 'break',
  ): Promise<void>;
  /** Writes into the chat in the person's name; up to 4,000 characters. */
  sendChat(text: string): Promise<void>;
  setLayout(layout: 'grid' | 'speaker'): Promise<void>;
  /** Pins somebody's picture, or lets go of it. On this screen only. */
  pin(id: string, pinned?: boolean): Promise<void>;
  /** Opens a side panel such as `chat` or `people`; null closes it. */
  openPanel(panel: string | null): Promise<void>;
  /** '' is the system's default. */
  setDevice(kind: Device['kind'], id: string): Promise<void>;
  /** How loud somebody is played here: 0 to 2, at first 1. */
  setVolume(id: string, volume: number): Promise<void>;
  /** Blurs what is behind the person, where the camera or the system can. */
  setBackground(background: 'none' | 'blur'): Promise<void>;
  /** To the pages around the frames of all others: up to 4,000 characters as JSON, ten times a second. */
  sendData(data: unknown): Promise<void>;
  /** One passing sentence on the person's screen, up to 200 characters. */
  notify(text: string): Promise<void>;
  /** Hosts: lets in who waits. */
  admit(ids: readonly string[]): Promise<void>;
  /** Hosts: turns away who waits. */
  reject(ids: readonly string[]): Promise<void>;
  /** Hosts: silences these people. */
  mute(ids: readonly string[]): Promise<void>;
  /** Hosts: removes somebody. */
  removeParticipant(id: string): Promise<void>;
  /** Hosts: nobody new gets in. */
  lock(locked: boolean): Promise<void>;
  /** Hosts: newcomers wait until they are let in. */
  setLobby(on: boolean): Promise<void>;
  /** Hosts: what guests may do. Everybody's client keeps to it. */
  setPolicy(change: PolicyChange): Promise<void>;
  /** Hosts: ends the meeting for everybody. */
  endForAll(): Promise<void>;

  getState(): MeetingState;
  getParticipants(): Person[];
  getDevices(): Promise<Device[]>;
  getStats(): Promise<LinkStats[]>;
  /** Everybody else, and whether the person compared the phrase with them. */
  getVerification(): Promise<Checked[]>;
  /** The link that guests get, also after a host renewed it; null before there is one. */
  getInviteLink(): string | null;
  /** What is in the way here, after a look at page, frame and server. */
  getSetup(): Promise<readonly SetupFinding[]>;
  /** Whether this server knows a command or an event; false before `ready`. */
  supports(name: string): boolean;
  /** Messages of the frame that were dropped because they made no sense. */
  readonly dropped: number;
}

/** `<schnack-meeting>`: a meeting in a frame. Removing it from the page leaves the meeting. */
export interface SchnackMeetingElement extends HTMLElement, MeetingCommands {
  link: string;
  name: string;
  nameFixed: boolean;
  subject: string;
  theme: string;
  audioOnly: boolean;
  noLobby: boolean;
  without: string;
  layout: string;
  compact: boolean;
  reducedMotion: boolean;
  accent: string;
  handbook: string;
  endAt: string;
  microphone: string;
  camera: string;
  speaker: string;
  buttons: string | readonly PageButton[];
  addEventListener<Name extends keyof MeetingEvents>(
    name: Name,
    listener: (event: CustomEvent<MeetingEvents[Name]>) => void,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener(
    name: string,
    listener: EventListenerOrEventListenerObject,
    options?: boolean | AddEventListenerOptions,
  ): void;
}

/**
 * `<schnack-presence link="…">`: says how many people are in a room, without joining it. Attributes `link`,
 * `lang`. Attribute `count` (set by the element) has the number, for styles of the page.
 */
export interface SchnackPresenceElement extends HTMLElement {
  link: string;
  /** Null until the server has answered. */
  readonly count: number | null;
}

/** A new room: give `guestLink` to everybody, and keep `hostLink` to who may order. */
export interface NewRoom {
  guestLink: string;
  hostLink: string;
}

/** `window.Schnack`. */
export interface SchnackApi {
  /** Of the server that serves the script. */
  readonly version: string;
  readonly Meeting: new (options?: MeetingOptions) => SchnackMeetingElement;
  readonly Presence: new () => SchnackPresenceElement;
  /** Makes a room in this page; no server is asked. */
  createRoom(): Promise<NewRoom>;
  /** The guest link that belongs to a host link; a guest link is given back as it is. */
  guestLinkOf(link: string): Promise<string>;
  /** How many people are in the room, once. */
  getPresence(link: string): Promise<number>;
  /** Calls with the number now and at each change; null while the server cannot be reached. */
  watchPresence(link: string, listener: (count: number | null) => void, signal: AbortSignal): void;
}

declare global {
  interface Window {
    readonly Schnack: SchnackApi;
  }
  interface HTMLElementTagNameMap {
    'schnack-meeting': SchnackMeetingElement;
    'schnack-presence': SchnackPresenceElement;
  }
}
