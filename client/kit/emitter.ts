// A typed event emitter: the engine speaks in events.

export interface Emitter<Events extends object> {
  /** Calls `listener` for each event until the signal aborts. */
  on<Name extends keyof Events>(
    name: Name,
    listener: (event: Events[Name]) => void,
    signal?: AbortSignal,
  ): void;
  emit<Name extends keyof Events>(name: Name, event: Events[Name]): void;
}

export function createEmitter<Events extends object>(): Emitter<Events> {
  const listeners = new Map<keyof Events, Set<(event: never) => void>>();
  return {
    on(name, listener, signal) {
      if (signal?.aborted) return;
      const set = listeners.get(name) ?? new Set();
      listeners.set(name, set);
      set.add(listener);
      signal?.addEventListener('abort', () => set.delete(listener), { once: true });
    },
    emit(name, event) {
      for (const listener of listeners.get(name) ?? []) listener(event as never);
    },
  };
}
