// A TCP proxy before the relay: a participant's way to it, delayed, half-open, cut, or cut short.
import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

export interface TcpProxyOptions {
  /** Sees what passes, on the way to the relay and back; one call per connection. */
  onConnection?: () => { sent?: (bytes: Buffer) => void; received?: (bytes: Buffer) => void };
}

export interface TcpProxy {
  readonly port: number;
  /** To be opened instead of the relay's. By name, so that no address stands in what is sent. */
  readonly origin: string;
  /** How long everything is under way, each way, from now on. */
  delay(delayMs: number): void;
  /** Connections stay open and nothing passes any more, as behind a router that has forgotten them. */
  goSilent(isSilent: boolean): void;
  /** Ends each open connection without a word (RST). */
  cut(): void;
  /** Each connection passes so many bytes from the relay, and is cut then; null = it is not. */
  truncateAfter(bytes: number | null): void;
  /** Answers new requests with this instead of passing them on; null = it passes them. */
  answerWith(response: string | null): void;
  /** Bytes that were lost in silence. */
  dropped(): number;
  /** Connections that were opened so far. */
  opened(): number;
  close(): Promise<void>;
}

export async function startTcpProxy(
  relayPort: number,
  { onConnection = () => ({}) }: TcpProxyOptions = {},
): Promise<TcpProxy> {
  const sockets = new Set<Socket>();
  let delayMs = 0;
  let isSilent = false;
  let limitBytes: number | null = null;
  let response: string | null = null;
  let opened = 0;
  let dropped = 0;

  function pass(from: Socket, to: Socket, see: (bytes: Buffer) => boolean) {
    sockets.add(from);
    from.on('data', (bytes: Buffer) => {
      if (isSilent) {
        dropped += bytes.length;
        return;
      }
      if (!see(bytes)) return;
      if (delayMs === 0) to.write(bytes);
      else setTimeout(() => to.writable && to.write(bytes), delayMs);
    });
    from.on('end', () => {
      if (!isSilent) to.end();
    });
    from.on('close', () => {
      sockets.delete(from);
      if (!isSilent) to.destroy();
    });
    // A browser that goes away resets its connections; `close` follows.
    from.on('error', () => from.destroy());
  }

  const server = createServer((browser) => {
    opened += 1;
    if (response !== null) {
      browser.on('error', () => browser.destroy());
      browser.once('data', () => browser.end(response ?? ''));
      return;
    }
    const relay = connect(relayPort, '127.0.0.1');
    const { sent, received } = onConnection();
    let receivedBytes = 0;
    pass(browser, relay, (bytes) => {
      sent?.(bytes);
      return true;
    });
    pass(relay, browser, (bytes) => {
      received?.(bytes);
      receivedBytes += bytes.length;
      if (limitBytes === null || receivedBytes <= limitBytes) return true;
      reset(browser);
      return false;
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  // A TCP server's address is never a pipe's name.
  const { port } = server.address() as AddressInfo;

  return {
    port,
    origin: `http://localhost:${port}`,
    delay: (nextMs) => void (delayMs = nextMs),
    goSilent: (silent) => void (isSilent = silent),
    cut() {
      for (const socket of sockets) reset(socket);
    },
    truncateAfter: (bytes) => void (limitBytes = bytes),
    answerWith: (next) => void (response = next),
    dropped: () => dropped,
    opened: () => opened,
    async close() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}

function reset(socket: Socket) {
  if (socket.readyState === 'open') socket.resetAndDestroy();
  else socket.destroy();
}
