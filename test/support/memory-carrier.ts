// A mesh of links in memory for tests of the bus: messages wait until the test's scheduler delivers
// them, links break with what is on its way and open again, all in an order drawn by seed.
import type { BusCarrier } from '../../client/room/bus.ts';

/** A participant id that is readable in a failing test. */
export function idOf(name: string): string {
  return name.padEnd(22, '_');
}

interface Port {
  message: ((from: string, channel: string, data: Uint8Array) => void)[];
  open: ((id: string) => void)[];
  gone: ((id: string) => void)[];
}

const listenTo =
  <Heard extends unknown[]>(list: ((...heard: Heard) => void)[]) =>
  (listener: (...heard: Heard) => void, signal: AbortSignal) => {
    list.push((...heard) => {
      if (!signal.aborted) listener(...heard);
    });
  };

export function createMemoryMesh(random: () => number = () => 0) {
  const ports = new Map<string, Port>();
  /** What is on its way by `from>to`: in order per direction, any order between directions. */
  const wires = new Map<string, (() => void)[]>();
  const portOf = (id: string): Port => {
    const port = ports.get(id);
    if (!port) throw new Error(`nobody is called ${id}`);
    return port;
  };
  const isLinked = (a: string, b: string) => wires.has(`${a}>${b}`);
  const waiting = () => [...wires.values()].filter((wire) => wire.length > 0);

  const mesh = {
    join(id: string): BusCarrier {
      const port: Port = { message: [], open: [], gone: [] };
      ports.set(id, port);
      return {
        send(to, channel, data) {
          for (const other of to === null ? ports.keys() : [to]) {
            wires.get(`${id}>${other}`)?.push(() => {
              for (const listener of portOf(other).message) listener(id, channel, data);
            });
          }
        },
        onMessage: listenTo(port.message),
        onOpen: listenTo(port.open),
        onGone: listenTo(port.gone),
      };
    },
    /** Opens the link of two; each side hears it when the scheduler comes to it. */
    link(a: string, b: string) {
      for (const [from, to] of [
        [a, b],
        [b, a],
      ] as const) {
        wires.set(`${from}>${to}`, [
          () => {
            for (const listener of portOf(to).open) listener(from);
          },
        ]);
      }
    },
    /** Breaks a link; what is on its way is lost and nobody is told. */
    cut(a: string, b: string) {
      wires.delete(`${a}>${b}`);
      wires.delete(`${b}>${a}`);
    },
    /** Somebody goes for good; the others are told at once, in their order of joining. */
    leave(id: string) {
      const others = [...ports.keys()].filter((other) => other !== id);
      for (const other of others) mesh.cut(id, other);
      ports.delete(id);
      for (const other of others) {
        for (const listener of portOf(other).gone) listener(id);
      }
    },
    isLinked,
    /** Delivers one message of a direction that the seed draws; false when nothing is on its way. */
    step(): boolean {
      const wire = waiting()[Math.floor(random() * waiting().length)];
      const deliver = wire?.shift();
      deliver?.();
      return deliver !== undefined;
    },
    /** Delivers until nothing is on its way. */
    settle() {
      for (let steps = 0; mesh.step(); steps += 1) {
        if (steps > 200_000) throw new Error('the mesh does not come to rest');
      }
    },
    /** Puts bytes on the wire as a member with another client could. */
    inject(from: string, to: string, channel: string, text: string) {
      const data = new TextEncoder().encode(text);
      for (const listener of portOf(to).message) listener(from, channel, data);
    },
  };
  return mesh;
}
