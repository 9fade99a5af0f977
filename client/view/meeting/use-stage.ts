// What the stage needs as long as the meeting is on the screen: pins, preferences, small window, wake lock.
import { effect, type ReadonlySignal } from '@preact/signals';
import { useEffect, useMemo } from 'preact/hooks';
import { onAbort } from '../../kit/lifetime.ts';
import { createStore } from '../../kit/store.ts';
import type { Room } from '../../room/room.ts';
import { createViewPreferences, type ViewPreferences } from '../../room/view-preferences.ts';
import { createSmallWindow, type SmallWindow } from './small-window.tsx';
import { createStageState, type StageState } from './stage-state.ts';
import { keepAwake, pageWakeLock } from './wake-lock.ts';

export interface StageTools {
  state: StageState;
  preferences: ViewPreferences;
  small: SmallWindow;
}

export interface UseStageOptions {
  room: Room;
  recent: ReadonlySignal<readonly string[]>;
  onLeave: () => void;
}

export function useStage({ room, recent, onLeave }: UseStageOptions): StageTools {
  const lifetime = useMemo(() => new AbortController(), [room]);
  const tools = useMemo(() => {
    const preferences = createViewPreferences(createStore('view'));
    const { mirror } = preferences;
    const small = createSmallWindow(
      { room, recent, mirror: mirror.value, onLeave },
      lifetime.signal,
    );
    return { state: createStageState(), preferences, small };
  }, [room]);
  useEffect(() => {
    keepAwake(pageWakeLock(), lifetime.signal);
    followMotion(tools.preferences, lifetime.signal);
    return () => lifetime.abort();
  }, [room]);
  return tools;
}

/** The system's own wish for less motion counts in any case; this adds the person's. */
function followMotion({ motion }: ViewPreferences, signal: AbortSignal): void {
  const stop = effect(() => {
    const { dataset } = document.documentElement;
    if (motion.value.value === 'none') dataset.motion = 'none';
    else delete dataset.motion;
  });
  onAbort(signal, stop);
}
