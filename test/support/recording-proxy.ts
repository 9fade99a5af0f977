// Stands before the relay and keeps every byte that passes: what an eavesdropping operator would have.
import { startTcpProxy } from '../faults/tcp-proxy.ts';

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
  const { origin, close } = await startTcpProxy(relayPort, {
    onConnection() {
      const recording: Recording = { sent: [], received: [] };
      recordings.push(recording);
      return {
        sent: (bytes) => void recording.sent.push(bytes),
        received: (bytes) => void recording.received.push(bytes),
      };
    },
  });
  return { origin, recordings, close };
}
