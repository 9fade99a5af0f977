// A UDP proxy before a TURN server: one participant's line, with all the faults that a line can have.
import { createSocket, type Socket } from 'node:dgram';
import { once } from 'node:events';
import { createLine, type Line, type LineConditions } from './line.ts';

export interface UdpProxy {
  readonly port: number;
  /** Both ways. */
  set(conditions: Partial<LineConditions>): void;
  /** From the participant, and to it. */
  readonly up: Line;
  readonly down: Line;
  /** Everything goes on from other ports, as after a change of network: the server knows none of them. */
  moveAway(): void;
  close(): Promise<void>;
}

/** @param target where the server listens. Packets pass in both directions as the lines say. */
export async function startUdpProxy(
  target: { address: string; port: number },
  seed = 1,
): Promise<UdpProxy> {
  const front = createSocket('udp4');
  /** By where its packets come from: how each connection of the participant goes on. */
  const backs = new Map<string, Socket>();
  const up = createLine(seed);
  const down = createLine(seed + 1);
  let isClosed = false;

  function pass(line: Line, packet: Buffer, send: () => void) {
    const underWayMs = line.fateOf(packet.length, performance.now());
    if (underWayMs === null) return;
    if (underWayMs < 1) send();
    else setTimeout(() => isClosed || send(), underWayMs);
  }

  function open(port: number, address: string): Socket {
    const back = createSocket('udp4');
    const key = `${address} ${port}`;
    back.on('message', (packet) => {
      if (backs.get(key) !== back) return;
      // To the very address it came from: browsers use that of their interface.
      pass(down, packet, () => front.send(packet, port, address));
    });
    return back;
  }

  front.on('message', (packet, { port, address }) => {
    const key = `${address} ${port}`;
    if (!backs.has(key)) backs.set(key, open(port, address));
    // Only by the latest: an earlier one may be closed by then.
    pass(up, packet, () => backs.get(key)?.send(packet, target.port, target.address));
  });
  front.bind(0, '127.0.0.1');
  await once(front, 'listening');

  return {
    port: front.address().port,
    set(conditions) {
      up.set(conditions);
      down.set(conditions);
    },
    up,
    down,
    moveAway() {
      for (const [key, back] of backs) {
        const [address = '', port] = key.split(' ');
        back.close();
        backs.set(key, open(Number(port), address));
      }
    },
    async close() {
      isClosed = true;
      for (const back of backs.values()) back.close();
      front.close();
      await once(front, 'close');
    },
  };
}
