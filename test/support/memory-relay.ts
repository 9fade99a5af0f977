// The relay in memory: its real rules of rooms behind sockets that delay, break and come back by seed.
import { createHash } from 'node:crypto';
import { CLOSE_CODES } from '../../shared/close-codes.ts';
import { fromBase64url, toBase64url } from '../../shared/base64url.ts';
import { MAX_ROOM_SIZE } from '../../shared/limits.ts';
import { encodeFrame, isInside, RELAY_PATH, SUBPROTOCOL } from '../../shared/relay-protocol.ts';
import type { Bytes } from '../../client/kit/bytes.ts';
import type { Clock } from '../../client/kit/clock.ts';
import type { Socket } from '../../client/signaling/relay-socket.ts';
import { createRooms, type Member, type Seat } from '../../relay/rooms.ts';

export interface MemoryRelayOptions {
  clock: Clock;
  random: () => number;
  maxRoomSize?: number;
  /** Time from a client to the relay or back. */
  delayMs?: () => number;
}

/** What happens to a frame on its way through. */
export type Fate = 'pass' | 'drop' | 'twice';

interface Connection {
  owner: string;
  member: Member;
  /** Ends both ends with this close code; the client hears of it. */
  close(code: number): void;
  /** The client's process is gone: the relay sees its socket end, the client sees nothing. */
  die(): void;
  freeze(frozen: boolean): void;
  /** Bytes of our own making, as an evil relay could send them. */
  inject(frame: Uint8Array): void;
  number(): number | null;
}

export type MemoryRelay = ReturnType<typeof createMemoryRelay>;

export function createMemoryRelay(options: MemoryRelayOptions) {
  const { clock, random, maxRoomSize = MAX_ROOM_SIZE, delayMs = () => 5 } = options;
  const connections = new Set<Connection>();
  const recorded: Bytes[] = [];
  let isUp = true;
  let rooms = newRooms();
  let frames = 0;
  let fateOf: (frame: number, from: string) => Fate = passAll;

  function newRooms() {
    return createRooms({ maxRoomSize, randomNumber: () => Math.floor(random() * 2 ** 32) });
  }

  function connect(owner: string, url: string, protocols: readonly string[]): Socket {
    /** What was sent before a close still arrives; what comes back after it does not. */
    const life = { up: new AbortController(), down: new AbortController() };
    const name = new URL(url).pathname.slice(RELAY_PATH.length);
    let seat: Seat | null = null;
    /** While nothing passes: what TCP delivers when something passes again. */
    let held: (() => void)[] | null = null;
    let isClosing = false;
    const lastAtMs = { up: 0, down: 0 };

    /** TCP: later bytes never overtake earlier ones. */
    function carry(direction: 'up' | 'down', call: () => void) {
      const atMs = Math.max(clock.nowMs() + delayMs(), lastAtMs[direction]);
      lastAtMs[direction] = atMs;
      clock.after(atMs - clock.nowMs(), call, life[direction].signal);
    }

    const socket: Socket = {
      binaryType: 'blob',
      onopen: null,
      onmessage: null,
      onclose: null,
      send(data) {
        const frame = data.slice();
        if (!isClosing) carry('up', () => unlessFrozen(() => receive(frame)));
      },
      close() {
        if (isClosing) return;
        isClosing = true;
        carry('up', () => leave());
        clock.after(1, () => end(1005), life.down.signal);
      },
    };

    function unlessFrozen(call: () => void) {
      if (held === null) call();
      else held.push(call);
    }

    function receive(frame: Bytes) {
      if (seat === null) return;
      if (isInside(frame)) {
        rooms.enter(seat);
        return;
      }
      frames += 1;
      const fate = fateOf(frames, owner);
      if (seat === null) return;
      recorded.push(frame.slice());
      if (fate === 'twice') rooms.route(seat, frame.slice());
      if (fate !== 'drop') rooms.route(seat, frame);
    }

    function deliver(frame: Uint8Array) {
      const data = frame.slice().buffer;
      carry('down', () => {
        // Node has MessageEvent but no CloseEvent; only the fields that a browser's event shares count.
        unlessFrozen(() => {
          if (!isClosing) socket.onmessage?.({ data } as MessageEvent);
        });
      });
    }

    function leave(go: (seat: Seat) => void = rooms.leave) {
      if (seat !== null) go(seat);
      seat = null;
      connections.delete(connection);
    }

    function end(code: number) {
      life.down.abort();
      socket.onclose?.({ code } as CloseEvent);
    }

    const connection: Connection = {
      owner,
      member: { send: deliver },
      close(code) {
        leave(isUp ? rooms.leave : rooms.forget);
        carry('down', () => end(code));
      },
      die() {
        isClosing = true;
        life.down.abort();
        carry('up', () => leave());
      },
      freeze(frozen) {
        const late = held ?? [];
        held = frozen ? late : null;
        if (!frozen) for (const call of late) call();
      },
      inject: deliver,
      number: () => seat?.number ?? null,
    };

    carry('up', () => {
      if (!isUp || !isProof(name, protocols)) {
        carry('down', () => end(1006));
        return;
      }
      seat = rooms.join(name, connection.member);
      connections.add(connection);
      const isFull = seat === null;
      carry('down', () => {
        if (!isClosing) socket.onopen?.(new Event('open'));
      });
      if (isFull) connection.close(CLOSE_CODES.roomFull);
    });
    return socket;
  }

  const of = (owner: string) => [...connections].filter((each) => each.owner === owner);

  return {
    /** A socket constructor for one client. */
    open: (owner: string) => (url: string, protocols: string[]) => connect(owner, url, protocols),
    /** All connections end, nothing is passed on and nobody gets in. */
    kill(code = 1006) {
      isUp = false;
      for (const each of connections) each.close(code);
      rooms = newRooms();
    },
    restart() {
      isUp = true;
    },
    /** Ends a client's sockets from outside; the client will come back. */
    cut(owner: string) {
      for (const each of of(owner)) each.close(1006);
    },
    /** The client's process is gone. */
    bury(owner: string) {
      for (const each of of(owner)) each.die();
    },
    /** Half-open: the socket stays but nothing passes, until it thaws. */
    freeze(owner: string, frozen: boolean) {
      for (const each of of(owner)) each.freeze(frozen);
    },
    /** As an evil relay: sends a client a body that seems to come from this number. */
    forge(to: string, from: number, body: Uint8Array) {
      for (const each of of(to)) each.inject(encodeFrame(from, body));
    },
    numberOf: (owner: string) => of(owner)[0]?.number() ?? null,
    /** Frames that came in so far. */
    frames: () => frames,
    /** Decides about each frame that comes in, counted from 1 since the beginning. */
    decide(fate: (frame: number, from: string) => Fate) {
      fateOf = fate;
    },
    /** Every frame that came in, as it was sent. */
    recorded: (): readonly Bytes[] => recorded,
    roomCount: () => rooms.count(),
  };
}

/** The relay's check before the upgrade: the room's name is the hash of the join word. */
function isProof(name: string, [subprotocol, word = '']: readonly string[]): boolean {
  const join = fromBase64url(word);
  if (subprotocol !== SUBPROTOCOL || join === null) return false;
  return toBase64url(createHash('sha256').update(join).digest().subarray(0, 16)) === name;
}

function passAll(): Fate {
  return 'pass';
}
