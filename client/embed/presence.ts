// Watches how many people are in a room: a socket that only listens, and comes back by itself.
import { decodeCount, RELAY_PATH, WATCH_SUBPROTOCOL } from '../../shared/relay-protocol.ts';
import { RELAY_SILENCE_MS } from '../../shared/limits.ts';
import { watchWordOf } from './room-keys.ts';

const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 60_000;

/**
 * Calls with the number now and at each change, and with null while the server cannot be reached. Rests
 * while the page is hidden. A text that is no link is a room that cannot be reached.
 */
export function watchPresence(
  link: string,
  server: string,
  listener: (count: number | null) => void,
  signal: AbortSignal,
  isResting = () => document.hidden,
): void {
  let socket: WebSocket | null = null;
  let pauseMs = FIRST_PAUSE_MS;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const later = (delayMs: number, run: () => void) => {
    clearTimeout(timer);
    timer = setTimeout(run, delayMs);
  };
  const close = () => {
    const old = socket;
    socket = null;
    old?.close();
  };
  const lose = () => {
    close();
    if (signal.aborted) return;
    listener(null);
    // Evenly random, so that all pages of a portal do not come back at once.
    if (!isResting()) later(pauseMs * (0.5 + Math.random()), () => void connect());
    pauseMs = Math.min(LONGEST_PAUSE_MS, pauseMs * 2);
  };

  async function connect() {
    close();
    // Without encryption a page cannot compute anything.
    const words = await watchWordOf(link).catch(() => null);
    if (signal.aborted || isResting() || socket !== null) return;
    if (words === null) {
      listener(null);
      return;
    }
    const address = server.replace(/^http/, 'ws') + RELAY_PATH + words.room;
    const current = new WebSocket(address, [WATCH_SUBPROTOCOL, words.word]);
    socket = current;
    current.binaryType = 'arraybuffer';
    current.onmessage = ({ data }) => {
      if (socket !== current || !(data instanceof ArrayBuffer)) return;
      later(RELAY_SILENCE_MS, lose);
      const inside = decodeCount(new Uint8Array(data));
      if (inside === null) return;
      pauseMs = FIRST_PAUSE_MS;
      listener(inside);
    };
    current.onclose = () => {
      if (socket === current) lose();
    };
  }

  const follow = () => {
    if (isResting()) close();
    else if (socket === null) void connect();
  };
  document.addEventListener('visibilitychange', follow, { signal });
  signal.addEventListener('abort', () => {
    clearTimeout(timer);
    close();
  });
  follow();
}

/** The number once. Rejects when the server cannot be reached, or after the signal. */
export function getPresence(link: string, server: string): Promise<number> {
  const life = new AbortController();
  return new Promise<number>((resolve, reject) => {
    watchPresence(
      link,
      server,
      (count) => {
        if (count === null) reject(new Error('server-unreachable'));
        else resolve(count);
      },
      life.signal,
      // Who asks once wants an answer, also for a page in the background.
      () => false,
    );
  }).finally(() => life.abort());
}
