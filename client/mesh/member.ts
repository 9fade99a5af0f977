// One peer as the mesh shows it: what its link tells is passed on once both sides take part. Before, one of
// the two only makes connections ready, and nobody hears of the other.
import type { Bytes } from '../kit/bytes.ts';
import type { Emitter } from '../kit/emitter.ts';
import { WARMS } from '../signaling/door-words.ts';
import type { Hello } from '../signaling/hello.ts';
import type { PairMessage } from '../signaling/messages.ts';
import type { Link } from './link.ts';
import type { MeshEvents } from './mesh.ts';
import { SOURCES, type SourceName } from './transport.ts';

type Tracks = Readonly<Record<SourceName, MediaStreamTrack | null>>;

export const NO_TRACKS: Tracks = {
  microphone: null,
  camera: null,
  screen: null,
  screenAudio: null,
};

/** Each is at most as large as a message may be, and comes in the order of sending. */
const MAX_EARLY = 32;

export interface MemberOptions {
  peerId: string;
  hello: Hello;
  link: Link;
  /** We do not take part ourselves. */
  isWarming(): boolean;
  /** What everybody is sent who takes part. */
  tracks(): Tracks;
  emit: Emitter<MeshEvents>['emit'];
}

export interface Member {
  readonly link: Link;
  /** One of the two does not take part: the connection carries neither words nor media. */
  isApart(): boolean;
  /** It is the one that does not. */
  warms(): boolean;
  isShown(): boolean;
  /** A word that only this peer can have sealed. */
  receive(message: PairMessage): void;
  /** What came over the data channel. */
  receiveData(message: { channel: string; data: Bytes }): void;
  /** It takes part now, if it did not before. */
  takesPart(): void;
  /** We take part now. */
  weTakePart(): void;
}

export function createMember(options: MemberOptions): Member {
  const { peerId, hello, link, isWarming } = options;
  let warms = hello.capabilities.includes(WARMS);
  let newcomer = hello.asks;
  let name = '';
  let proven = false;
  let shown = false;
  let negotiated = false;
  /** Its first words may overtake the one that it takes part now, where that comes by the relay. */
  const early: { channel: string; data: Bytes }[] = [];
  const isApart = () => warms || isWarming();
  const emit: typeof options.emit = (event, payload) => {
    if (!isApart()) options.emit(event, payload);
  };

  link.on('state', (state) => emit('state', { peerId, state }));
  link.on('negotiated', () => {
    negotiated = true;
    emit('negotiated', { peerId });
  });
  link.on('open', () => emit('open', { peerId }));
  link.on('tracks', () => emit('tracks', { peerId }));

  function show() {
    if (shown || !proven || isApart()) return;
    shown = true;
    options.emit('peer-up', { peerId, name, newcomer, hello });
  }

  /** The connection may be there already: what it told is told now. */
  function comeTogether() {
    if (isApart()) return;
    // First of all: encoders take a moment to begin, and meanwhile the page draws.
    const tracks = options.tracks();
    link.beginMedia();
    for (const source of SOURCES) link.setTrack(source, tracks[source]);
    show();
    if (negotiated) emit('negotiated', { peerId });
    emit('state', { peerId, state: link.state() });
    if (link.state() === 'open') emit('open', { peerId });
    emit('tracks', { peerId });
    for (const message of early.splice(0)) emit('message', { peerId, ...message });
  }

  function takesPart() {
    if (!warms) return;
    warms = false;
    comeTogether();
  }

  return {
    link,
    isApart,
    warms: () => warms,
    isShown: () => shown,
    receive(message) {
      if ('name' in message && message.name) ({ name } = message);
      proven ||= 'attempt' in message || message.type === 'here' || message.type === 'in';
      show();
      if (message.type === 'in') takesPart();
      link.receive(message);
    },
    receiveData(message) {
      if (!isApart()) emit('message', { peerId, ...message });
      else if (warms && early.length < MAX_EARLY) early.push(message);
    },
    takesPart,
    weTakePart() {
      // For us it was there before.
      newcomer = false;
      comeTogether();
    },
  };
}
