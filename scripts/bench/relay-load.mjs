// Members for the relay's benchmark, in rooms of six, that keep messages flying.
import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { WebSocket } from 'ws';

const ROOMS = 10;
const ROOM_SIZE = 6;
const IN_FLIGHT = 2;
const FRAME_BYTES = 1504;

/** @param {Buffer[]} parts */
function hash16(...parts) {
  return createHash('sha256')
    .update(Buffer.concat(parts))
    .digest()
    .subarray(0, 16)
    .toString('base64url');
}

/** A new meeting: path and subprotocols. */
function newMeeting() {
  const join = randomBytes(16);
  const room = hash16(join);
  return { room, protocols: ['schnack.1', join.toString('base64url')] };
}

/** @param {number} port @param {ReturnType<typeof newMeeting>} meeting */
async function connect(port, { room, protocols }) {
  const socket = new WebSocket(`ws://127.0.0.1:${port}/relay/${room}`, protocols, {
    perMessageDeflate: false,
  });
  await once(socket, 'open');
  return socket;
}

/**
 * Idle members in rooms of six.
 * @param {number} port @param {number} count
 */
export async function connectMany(port, count) {
  const sockets = [];
  let meeting = newMeeting();
  for (let index = 0; index < count; index++) {
    if (index % ROOM_SIZE === 0) meeting = newMeeting();
    sockets.push(await connect(port, meeting));
  }
  return sockets;
}

/**
 * A closed loop: whoever gets a message answers it, so that each member has two in flight.
 * @param {number} port
 * @param {'relay' | 'echo'} kind a relay delivers to another member, an echo to the sender
 */
export async function saturate(port, kind) {
  const sockets = await connectMany(port, ROOMS * ROOM_SIZE);
  let messages = 0;
  let stopped = false;

  for (const socket of sockets) {
    socket.on('message', (/** @type {Buffer} */ frame) => {
      // The relay's own messages and greetings are no load.
      if (stopped || frame.length !== FRAME_BYTES) return;
      messages++;
      // To a relay the sender's number at the front is now the address of the answer.
      socket.send(frame);
    });
  }
  for (const [index, socket] of sockets.entries()) {
    const to = kind === 'relay' ? await numberOfNext(sockets, index) : 0;
    const frame = Buffer.alloc(FRAME_BYTES);
    frame.writeUInt32BE(to);
    for (let count = 0; count < IN_FLIGHT; count++) socket.send(frame);
  }
  return {
    messages: () => messages,
    stop() {
      stopped = true;
      for (const socket of sockets) socket.terminate();
    },
  };
}

/**
 * The number of the next member in the same room, which it tells by a greeting.
 * @param {WebSocket[]} sockets @param {number} index
 */
function numberOfNext(sockets, index) {
  const first = index - (index % ROOM_SIZE);
  const next = sockets[first + ((index + 1) % ROOM_SIZE)];
  return new Promise((resolve) => {
    /** @param {Buffer} frame */
    const onGreeting = (frame) => {
      if (frame.length === FRAME_BYTES) return;
      sockets[index]?.off('message', onGreeting);
      resolve(frame.readUInt32BE());
    };
    sockets[index]?.on('message', onGreeting);
    next?.send(Buffer.alloc(8));
  });
}

/**
 * One member of a room, and many who watch how many are inside.
 * @param {number} port @param {number} count
 */
export async function watchMany(port, count) {
  const join = randomBytes(16);
  const address = `ws://127.0.0.1:${port}/relay/${hash16(join)}`;
  const open = async (/** @type {string[]} */ protocols) => {
    const socket = new WebSocket(address, protocols, { perMessageDeflate: false });
    await once(socket, 'open');
    return socket;
  };
  const word = hash16(Buffer.from('schnack/1 watch'), join);
  let told = 0;
  /** @type {WebSocket[]} */
  const watchers = [];
  for (let index = 0; index < count; index++) {
    const watcher = await open(['schnack.1.watch', word]);
    watcher.on('message', () => told++);
    watchers.push(watcher);
  }
  return {
    told: () => told,
    /** Somebody comes in: one change for all who watch. */
    async change() {
      const member = await open(['schnack.1', join.toString('base64url')]);
      member.send(Buffer.alloc(4));
    },
    stop() {
      for (const watcher of watchers) watcher.terminate();
    },
  };
}
