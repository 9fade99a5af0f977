// What the stage needs as long as the meeting is on the screen: pins, preferences, small window, wake lock.
import { effect, type ReadonlySignal } from '@preact/signals';
import { useEffect, useMemo } from 'preact/hooks';
import { onAbort } from '../../kit/lifetime.ts';
import { createStore } from '../../kit/store.ts';
import type { Room } from '../../room/room.ts';
import { createViewPreferences, type ViewPreferences } from '../../room/view-preferences.ts';
import { ownMirror } from '../tile/own-mirror.ts';
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
  /** The page around a frame wishes for less motion. */
  calm?: ReadonlySignal<boolean> | undefined;
}

export function useStage({ room, recent, onLeave, calm }: UseStageOptions): StageTools {
  const lifetime = useMemo(() => new AbortController(), [room]);
  const tools = useMemo(() => {
    const preferences = { ...createViewPreferences(createStore('view')), mirror: ownMirror() };
    const { mirror } = preferences;
    const small = createSmallWindow(
      { room, recent, mirror: mirror.value, onLeave },
      lifetime.signal,
    );
    return { state: createStageState(), preferences, small };
  }, [room]);
  useEffect(() => {
    keepAwake(pageWakeLock(), lifetime.signal);
    followMotion(tools.preferences, calm, lifetime.signal);
    return () => lifetime.abort();
  }, [room]);
  return tools;
}

/** The system's own wish for less motion counts in any case; this adds the person's. */
function followMotion(
  { motion }: ViewPreferences,
  calm: UseStageOptions['calm'],
  signal: AbortSignal,
): void {
  const stop = effect(() => {
    const { dataset } = document.documentElement;
    if (motion.value.value === 'none' || calm?.value === true) dataset.motion = 'none';
    else delete dataset.motion;
  });
  onAbort(signal, stop);
}
