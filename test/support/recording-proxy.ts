// Stands before the relay and keeps every byte that passes: what an eavesdropping operator would have.
import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import type { AddressInfo, Socket } from 'node:net';

/** One TCP connection of a browser. */
export interface Recording {
  /** From the browser to the relay. */
  readonly sent: Buffer[];
  readonly received: Buffer[];
}

export interface RecordingProxy {
  /** To be opened instead of the relay's. */
  readonly origin: string;
  readonly recordings: readonly Recording[];
  close(): Promise<void>;
}

export async function startRecordingProxy(relayPort: number): Promise<RecordingProxy> {
  const recordings: Recording[] = [];
  const sockets = new Set<Socket>();

  const keep = (from: Socket, to: Socket, chunks: Buffer[]): void => {
    sockets.add(from);
    from.on('data', (chunk: Buffer) => {
      chunks.push(chunk);
      to.write(chunk);
    });
    from.on('end', () => to.end());
    from.on('close', () => {
      sockets.delete(from);
      to.destroy();
    });
    // A browser that goes away resets its connections; `close` follows.
    from.on('error', () => from.destroy());
  };
  const server = createServer((browser) => {
    const relay = connect(relayPort, '127.0.0.1');
    const recording: Recording = { sent: [], received: [] };
    recordings.push(recording);
    keep(browser, relay, recording.sent);
    keep(relay, browser, recording.received);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  // A TCP server's address is never a pipe's name.
  const { port } = server.address() as AddressInfo;
  return {
    // By name, so that the only address in the record would be a leaked one.
    origin: `http://localhost:${port}`,
    recordings,
    async close() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}
