// Own media on a browser that the test plays: devices, permission, storage and time.
import { effect } from '@preact/signals';
import { createStore, type Store } from '../../client/kit/store.ts';
import { createLocalMedia } from '../../client/room/local-media-create.ts';
import type { FakeMedia, FakeTrack } from './fake-media.ts';

export function memoryStore(): Store {
  const kept = new Map<string, unknown>();
  return createStore('test', {
    get: async (key) => kept.get(key),
    set: async (key, value) => void kept.set(key, value),
    remove: async (key) => void kept.delete(key),
  });
}

/** Own media of somebody with these devices; `end` closes everything. */
export function ownMedia(fake: FakeMedia, store: Store = memoryStore()) {
  const lifetime = new AbortController();
  const media = createLocalMedia({ ports: fake.ports, store }, lifetime.signal);
  return { fake, media, end: () => lifetime.abort() };
}

/** Waits until a condition over signals holds. */
export function until(condition: () => boolean): Promise<void> {
  return new Promise((resolve) => {
    let met = false;
    let stop: (() => void) | null = null;
    stop = effect(() => {
      if (met || !condition()) return;
      met = true;
      stop?.();
      resolve();
    });
  });
}

/** Turns a source on and grants what it asks for. */
export async function turnOnFake(
  fake: FakeMedia,
  source: { turnOn(): Promise<void> },
): Promise<FakeTrack> {
  const turning = source.turnOn();
  const track = (await fake.nextRequest()).grant();
  await turning;
  return track;
}
