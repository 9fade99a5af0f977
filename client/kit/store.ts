// A small scoped key-value store in the browser that forgets, but never fails, where storage is refused.
import { createStore as createDatabase, del, get, set } from 'idb-keyval';
import type { Parser } from '../../shared/parse.ts';
import { createLog } from './log.ts';

/** What the store needs of a database; every function may throw, reject or never answer. */
export interface StoreBackend {
  get(key: string): Promise<unknown>;
  set(key: string, value: unknown): Promise<void>;
  remove(key: string): Promise<void>;
}

export interface Store {
  /** The kept value; undefined when there is none, it does not parse, or storage is refused. */
  get<Value>(key: string, parse: Parser<Value>): Promise<Value | undefined>;
  /** Keeps a structured-cloneable value; without storage nothing is remembered. */
  set(key: string, value: unknown): Promise<void>;
  remove(key: string): Promise<void>;
}

/**
 * Some browsers leave `indexedDB.open` unanswered when storage is broken or blocked by another tab;
 * nobody shall wait for a remembered name longer than this.
 */
const PATIENCE_MS = 1500;

const log = createLog('store');

/** A store whose keys cannot collide with those of another scope. Its promises never reject. */
export function createStore(scope: string, backend: StoreBackend = indexedDbBackend()): Store {
  return {
    async get(key, parse) {
      return parse(await attempt(() => backend.get(`${scope}/${key}`)));
    },
    async set(key, value) {
      await attempt(() => backend.set(`${scope}/${key}`, value));
    },
    async remove(key) {
      await attempt(() => backend.remove(`${scope}/${key}`));
    },
  };
}

function indexedDbBackend(): StoreBackend {
  // Opens the database at the first use only, so a throwing `indexedDB` shows up in `attempt`.
  const database = createDatabase('schnack', 'kept');
  return {
    get: (key) => get(key, database),
    set: (key, value) => set(key, value, database),
    remove: (key) => del(key, database),
  };
}

async function attempt<Value>(call: () => Promise<Value>): Promise<Value | undefined> {
  try {
    return await withPatience(call());
  } catch (error) {
    log.info(`no storage: ${error instanceof Error ? error.name : 'unknown'}`);
    return undefined;
  }
}

function withPatience<Value>(answer: Promise<Value>): Promise<Value | undefined> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => resolve(undefined), PATIENCE_MS);
    answer.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
