// What is typed but not sent, and for whom: outlives the panel and, in this tab, a reload.
import { signal, type ReadonlySignal } from '@preact/signals';
import { json, object, optional, pattern, string } from '../../../shared/parse.ts';
import { createLog } from '../../kit/log.ts';
import type { Reactor } from './messages.ts';
import { MAX_TEXT } from './text.ts';

const log = createLog('chat');
const MAX_NAME = 100;

const parseKept = json(
  object({
    text: string(MAX_TEXT),
    to: optional(object({ id: pattern(/^[\w-]{22}$/), name: string(MAX_NAME) })),
  }),
);

export interface Draft {
  readonly text: ReadonlySignal<string>;
  /** The one person who shall read it; null for everybody. */
  readonly to: ReadonlySignal<Reactor | null>;
  type(text: string): void;
  address(to: Reactor | null): void;
}

/** The part of the browser's storage that we use; every call may throw. */
export type DraftStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/** Without a meeting in the address, as in frames, a draft could come back in another one. */
const NOWHERE: DraftStorage = {
  getItem: () => null,
  setItem: () => undefined,
  removeItem: () => undefined,
};

/**
 * `meeting` tells meetings apart and is no secret; '' keeps nothing. The recipient is kept with the text: what was
 * meant for one person must never come back as a draft for everybody.
 */
export function createDraft(given: () => DraftStorage, meeting: string): Draft {
  const storage = meeting === '' ? () => NOWHERE : given;
  const key = `schnack.draft.${meeting}`;
  const kept = parseKept(guarded(() => storage().getItem(key)) ?? '');
  const text = signal(kept?.text ?? '');
  const to = signal<Reactor | null>(kept?.to ?? null);

  const keep = () => {
    const record = { text: text.peek(), ...(to.peek() && { to: to.peek() }) };
    guarded(() =>
      record.text === ''
        ? storage().removeItem(key)
        : storage().setItem(key, JSON.stringify(record)),
    );
  };
  return {
    text,
    to,
    type(next) {
      text.value = next;
      keep();
    },
    address(next) {
      to.value = next;
      keep();
    },
  };
}

/** The public half of the link in the address bar: no key can be made of it. */
export function meetingOfAddress(hash: string): string {
  return hash.slice(-21);
}

function guarded<Value>(access: () => Value): Value | undefined {
  try {
    return access();
  } catch (error) {
    log.info(`no storage: ${error instanceof Error ? error.name : 'unknown'}`);
    return undefined;
  }
}
