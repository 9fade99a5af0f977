// What the pages around the frames of one meeting say to each other. People are never shown it.
import { effect, type ReadonlySignal } from '@preact/signals';
import { string } from '../../shared/parse.ts';
import { onAbort } from '../kit/lifetime.ts';
import { createLog } from '../kit/log.ts';
import { createTokenBucket } from '../kit/token-bucket.ts';
import { openEvent } from '../room/event.ts';
import type { CommandResult } from '../embed/frame.ts';
import type { Visit } from './visit.ts';

const log = createLog('page data');
const MAX_DATA_CHARACTERS = 4_000;
const BURST = 20;
const PER_SECOND = 10;

export interface PageData {
  /** To the pages of all others in the meeting. */
  send(data: unknown): CommandResult;
}

/** `hear` gets what another page sent, and in whose meeting client. */
export function openPageData(
  visit: ReadonlySignal<Visit | null>,
  hear: (id: string, data: unknown) => void,
  signal: AbortSignal,
): PageData {
  const bucket = createTokenBucket(BURST, PER_SECOND, () => performance.now());
  let send: ((text: string) => boolean) | null = null;

  onAbort(
    signal,
    effect(() => {
      const stage = visit.value?.stage.value;
      if (stage?.type !== 'meeting') return;
      const { bus, self } = stage.running.room;
      const life = new AbortController();
      const channel = bus.channel('page', onFault, life.signal);
      const event = openEvent(channel, string(MAX_DATA_CHARACTERS), (text, from) => {
        if (from === self.id) return;
        const data = fromJson(text);
        if (data !== undefined) hear(from, data);
      });
      ({ send } = event);
      return () => {
        send = null;
        life.abort();
      };
    }),
  );

  return {
    send(data) {
      if (send === null) return { code: 'not-in-meeting' };
      const text = toJson(data);
      if (text === undefined || text.length > MAX_DATA_CHARACTERS) return { code: 'bad-value' };
      if (!bucket.take()) return { code: 'too-often' };
      return send(text) ? { code: null } : { code: 'bad-value' };
    },
  };
}

const onFault = (error: unknown) => log.error(`a listener failed: ${String(error)}`);

/** Undefined for what JSON cannot say. */
function toJson(data: unknown): string | undefined {
  try {
    return JSON.stringify(data);
  } catch (error) {
    log.info(`not sent: ${String(error)}`);
    return undefined;
  }
}

function fromJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    log.info(`dropped: ${String(error)}`);
    return undefined;
  }
}
