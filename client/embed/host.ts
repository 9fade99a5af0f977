// The page's end of a meeting in a frame: hands the link over, sends commands, reads what the frame tells.
import { Failure } from './failure.ts';
import { parseFromFrame, type FromFrame } from './from-frame.ts';
import { CONNECT, EMBED_VERSION } from './protocol.ts';
import type { FrameOptions } from './to-frame.ts';

type Told = Exclude<FromFrame, { type: 'result' }>;

export interface FrameLinkOptions {
  frame: HTMLIFrameElement;
  /** The only origin that anything is sent to. */
  origin: string;
  /** What the frame gets at its first moment, each time it loads. */
  open: () => { link: string; noLobby: boolean; options: FrameOptions; withheld: string[] };
  told: (message: Told) => void;
  /** Nonsense came over the port and was dropped. */
  dropped: () => void;
}

type Answer = Extract<FromFrame, { type: 'result' }>['value'];

export interface FrameLink {
  setOptions(options: FrameOptions): void;
  call(command: { type: string }): Promise<Answer>;
}

/** Ends with the signal; open calls are rejected then. */
export function createFrameLink(options: FrameLinkOptions, signal: AbortSignal): FrameLink {
  const { frame, origin, told } = options;
  const waiting = new Map<
    number,
    { resolve: (answer: Answer) => void; reject: (error: Failure) => void }
  >();
  let port: MessagePort | null = null;
  let calls = 0;

  const giveUp = () => {
    port?.close();
    port = null;
    for (const { reject } of waiting.values()) reject(new Failure('gone'));
    waiting.clear();
  };

  const receive = (data: unknown) => {
    const message = parseFromFrame(data);
    if (message === undefined) {
      options.dropped();
      return;
    }
    if (message.type !== 'result') {
      told(message);
      return;
    }
    const call = waiting.get(message.id);
    waiting.delete(message.id);
    if (message.code) call?.reject(new Failure(message.code));
    else call?.resolve(message.value);
  };

  // Also when the frame was loaded anew: then everything begins again.
  frame.addEventListener(
    'load',
    () => {
      giveUp();
      const channel = new MessageChannel();
      port = channel.port1;
      port.onmessage = ({ data }) => receive(data);
      // Exactly there: a frame that shows something else must not get the link.
      frame.contentWindow?.postMessage({ type: CONNECT, version: EMBED_VERSION }, origin, [
        channel.port2,
      ]);
      port.postMessage({ type: 'open', ...options.open() });
    },
    { signal },
  );
  signal.addEventListener('abort', giveUp);

  return {
    setOptions: (next) => port?.postMessage({ type: 'options', options: next }),
    call(command) {
      const id = (calls += 1);
      return new Promise((resolve, reject) => {
        waiting.set(id, { resolve, reject });
        port?.postMessage({ type: 'call', id, command });
      });
    },
  };
}
