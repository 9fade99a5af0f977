// Members of a room whose relay does whatever the test wants: nothing here needs more than WebCrypto.
import { createEmitter } from '../../client/kit/emitter.ts';
import type { Bytes } from '../../client/kit/bytes.ts';
import { randomBytes } from '../../client/kit/bytes.ts';
import { createIdentity, type Identity } from '../../client/signaling/identity.ts';
import { deriveMeetingKeys, type MeetingKeys } from '../../client/signaling/meeting-keys.ts';
import type { PairMessage } from '../../client/signaling/messages.ts';
import type { RelaySocket, RelaySocketEvents } from '../../client/signaling/relay-socket.ts';
import {
  createSignaling,
  type DropReason,
  type Signaling,
} from '../../client/signaling/signaling.ts';

export interface Frame {
  from: number;
  to: number;
  body: Bytes;
}

export interface Member {
  readonly number: number;
  readonly identity: Identity;
  readonly signaling: Signaling;
  /** Messages that it accepted, with the peer that sealed them. */
  readonly accepted: { peerId: string; message: PairMessage }[];
  /** How many things of this kind it refused. */
  refused(reason: DropReason): number;
  /** Sends an honest message. */
  say(to: Member, word: string): Promise<void>;
  /** Resolves when it has accepted a message with this word from this peer. */
  heard(from: Member, word: string): Promise<void>;
}

export interface EvilRoom {
  readonly keys: MeetingKeys;
  /** Every frame that a member sent, in order. */
  readonly frames: readonly Frame[];
  join(options?: { keys?: MeetingKeys; identity?: Identity }): Promise<Member>;
  /** Hands a member bytes that seem to come from this number. */
  forge(to: Member, from: number, body: Uint8Array): void;
  /** A number that no member has. */
  freeNumber(): number;
  /** The relay says that a number went. */
  sayLeft(to: Member, number: number): void;
  /** The last frame from one member to another. */
  lastFrame(from: Member, to: Member): Bytes;
  /** Resolves when a member has sent something to a number: proof that it looked at what came from there. */
  spoke(from: Member, to: number): Promise<void>;
  /** Both know each other, and honest words pass in both directions. */
  meet(one: Member, other: Member): Promise<void>;
  end(): void;
}

/** `restart` carries a word of six characters and changes nothing here. */
const message = (word: string): PairMessage => ({ type: 'restart', attempt: word });

export async function createEvilRoom(): Promise<EvilRoom> {
  const life = new AbortController();
  const keys = await deriveMeetingKeys({ secret: randomBytes(16), hostHash: randomBytes(16) });
  const sockets = new Map<number, ReturnType<typeof createEmitter<RelaySocketEvents>>>();
  const frames: Frame[] = [];
  let nextNumber = 100;

  async function join(options: { keys?: MeetingKeys; identity?: Identity } = {}): Promise<Member> {
    const identity = options.identity ?? (await createIdentity(randomBytes(32)));
    const number = (nextNumber += 1);
    const socket = createEmitter<RelaySocketEvents>();
    const relay: RelaySocket = {
      on: socket.on,
      isOpen: () => true,
      refusal: () => null,
      connections: () => 1,
      renew: () => undefined,
      send(to, body) {
        const frame = { from: number, to, body: body.slice() };
        frames.push(frame);
        for (const [other, { emit }] of sockets) {
          if (other === to || (to === 0 && other !== number)) emit('message', { ...frame });
        }
        return true;
      },
    };
    const signaling = createSignaling(
      {
        identity,
        keys: options.keys ?? keys,
        relay,
        name: `member ${number}`,
        capabilities: [],
        build: 'test',
      },
      life.signal,
    );
    const accepted: Member['accepted'] = [];
    const waiting = new Set<() => void>();
    signaling.on('message', (event) => {
      accepted.push(event);
      for (const look of waiting) look();
    });
    sockets.set(number, socket);
    socket.emit('open', undefined);

    const has = (peerId: string, word: string) =>
      accepted.some(
        (each) =>
          each.peerId === peerId &&
          each.message.type === 'restart' &&
          each.message.attempt === word,
      );
    return {
      number,
      identity,
      signaling,
      accepted,
      refused: (reason) => signaling.dropped()[reason],
      async say(to, word) {
        await signaling.send(to.identity.id, message(word));
      },
      heard: (from, word) =>
        new Promise((resolve) => {
          const look = () => {
            if (!has(from.identity.id, word)) return;
            waiting.delete(look);
            resolve();
          };
          waiting.add(look);
          look();
        }),
    };
  }

  return {
    keys,
    frames,
    join,
    forge(to, from, body) {
      sockets.get(to.number)?.emit('message', { from, body: body.slice() });
    },
    freeNumber: () => (nextNumber += 1),
    sayLeft: (to, number) => sockets.get(to.number)?.emit('left', { member: number }),
    lastFrame(from, to) {
      const frame = frames.findLast((each) => each.from === from.number && each.to === to.number);
      if (frame === undefined) throw new Error('no frame was sent');
      return frame.body;
    },
    async spoke(from, to) {
      while (!frames.some((frame) => frame.from === from.number && frame.to === to)) await turn();
    },
    async meet(one, other) {
      // Who knows the other first may speak first; the other knows it by then.
      await met(one, other);
      await met(other, one);
      const first = one.heard(other, 'hello1');
      await other.say(one, 'hello1');
      await first;
      const second = other.heard(one, 'hello2');
      await one.say(other, 'hello2');
      await second;
    },
    end: () => life.abort(),
  };
}

/** Resolves when `one` has been introduced to `other`. */
async function met(one: Member, other: Member): Promise<void> {
  while (!one.signaling.canReachByRelay(other.identity.id)) await turn();
}

/** Lets other work go on. */
function turn(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve);
  });
}
