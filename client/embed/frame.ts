// The frame's end: lets the page around it in if it is one of those that may, and answers what it asks.
import type { ErrorCode } from './api.ts';
import type { FrameEvents, FromFrame } from './from-frame.ts';
import {
  COMMAND_NAMES,
  parseCommand,
  parseConnect,
  parseToFrame,
  type Command,
  type ToFrame,
} from './to-frame.ts';

export type CommandResult =
  | { code: null; value?: Extract<FromFrame, { type: 'result' }>['value'] }
  | { code: ErrorCode };

export interface FrameHandlers {
  /** `origin`: of the page that speaks. */
  open(message: Extract<ToFrame, { type: 'open' }>, origin: string): void | Promise<void>;
  options(options: Extract<ToFrame, { type: 'options' }>['options']): void;
  run(command: Command): Promise<CommandResult>;
}

export interface FrameOptions {
  /** Origins whose pages are listened to. */
  origins: readonly string[];
  /** Who is around us; messages of other windows are dropped. */
  parent: unknown;
  handlers: FrameHandlers;
}

export interface Frame {
  /** One message to the window; the first good one brings the port, all others are dropped. */
  consider(event: Pick<MessageEvent, 'data' | 'origin' | 'source' | 'ports'>): void;
  tell(message: Exclude<FromFrame, { type: 'event' | 'result' }>): void;
  emit<Name extends keyof FrameEvents>(name: Name, detail: FrameEvents[Name]): void;
  /** How much was dropped, and why. */
  readonly dropped: { stranger: number; nonsense: number };
}

/** Ends with the signal. */
export function createFrame(
  { origins, parent, handlers }: FrameOptions,
  signal: AbortSignal,
): Frame {
  const dropped = { stranger: 0, nonsense: 0 };
  let port: MessagePort | null = null;
  const send = (message: FromFrame) => port?.postMessage(message);

  const receive = (data: unknown, origin: string) => {
    const message = parseToFrame(data);
    switch (message?.type) {
      case undefined:
        dropped.nonsense += 1;
        return;
      case 'open':
        void handlers.open(message, origin);
        return;
      case 'options':
        handlers.options(message.options);
        return;
      case 'call':
        void answer(message.id, message.command);
        return;
      default:
        message satisfies never;
    }
  };

  async function answer(id: number, raw: unknown) {
    const command = parseCommand(raw);
    const result: CommandResult =
      command === undefined ? { code: refusalOf(raw) } : await handlers.run(command);
    if (command === undefined) dropped.nonsense += 1;
    const value = (result.code === null ? result.value : null) ?? null;
    send({ type: 'result', id, code: result.code, value });
  }

  signal.addEventListener('abort', () => {
    port?.close();
    port = null;
  });

  return {
    consider({ data, origin, source, ports }) {
      const [first] = ports;
      if (source !== parent || !origins.includes(origin)) dropped.stranger += 1;
      else if (port !== null || first === undefined || parseConnect(data) === undefined) {
        dropped.nonsense += 1;
      } else {
        port = first;
        first.onmessage = (event) => receive(event.data, origin);
      }
    },
    tell: send,
    emit: (name, detail) => send({ type: 'event', name, detail }),
    dropped,
  };
}

/** A command that we do not know is the page's being newer; one that we know was called wrongly. */
function refusalOf(raw: unknown): ErrorCode {
  const type = typeof raw === 'object' && raw !== null && 'type' in raw ? raw.type : undefined;
  return COMMAND_NAMES.some((name) => name === type) ? 'bad-value' : 'unknown-command';
}
