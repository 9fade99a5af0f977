// One source of the person: runs the state machine of source-state.ts on real captures.
import { createEmitter, type Emitter } from '../kit/emitter.ts';
import { childLifetime, onAbort } from '../kit/lifetime.ts';
import { stopCapture, type Capture, type Opened } from './capture.ts';
import {
  nextSource,
  sourceOff,
  type SourceCommand,
  type SourceEvent,
  type SourcePolicy,
  type SourceState,
} from './source-state.ts';

export interface SourceDriver {
  /** Opens the source; must not reject. `previous`: what was open before the last choice. */
  open(target: 'chosen' | 'previous'): Promise<Opened>;
  /** Whether a device may be opened without the browser asking the person. */
  permission(): Promise<'granted' | 'denied' | 'unknown'>;
}

export interface SourceControl {
  readonly events: Pick<Emitter<{ change: SourceState<Capture> }>, 'on'>;
  state(): SourceState<Capture>;
  /** Resolves when the opening has succeeded or failed; never rejects. */
  turnOn(): Promise<void>;
  turnOff(): void;
  /** The chosen device changed: opens it at once if the source is on or opening. */
  choose(): Promise<void>;
  /** The browser no longer denies the device: the refusal is past. */
  allowed(): void;
  /** Closes an open device and opens it anew with what is wanted now; it counts as on meanwhile. */
  reopen(): Promise<void>;
}

/** Ends with the signal: then every device is closed and nothing opens any more. */
export function createLocalSource(
  driver: SourceDriver,
  policy: SourcePolicy,
  signal: AbortSignal,
): SourceControl {
  const events = createEmitter<{ change: SourceState<Capture> }>();
  const watches = new Map<Capture, AbortController>();
  let state: SourceState<Capture> = sourceOff;
  let opening: Promise<void> = Promise.resolve();

  const dispatch = (event: SourceEvent<Capture>): void => {
    const step = nextSource(state, event, policy);
    const changed = step.state !== state;
    state = step.state;
    // Others let go of a track before it is stopped.
    if (changed) events.emit('change', state);
    for (const command of step.commands) run(command);
  };

  const run = (command: SourceCommand<Capture>): void => {
    switch (command.type) {
      case 'open':
        opening = open(command.attempt, command.target);
        return;
      case 'stop':
        watches.get(command.capture)?.abort();
        watches.delete(command.capture);
        stopCapture(command.capture);
        return;
      case 'ask-recovery':
        void askRecovery(command.attempt);
        return;
      default:
        command satisfies never;
    }
  };

  const open = async (attempt: number, target: 'chosen' | 'previous'): Promise<void> => {
    const result = await driver.open(target);
    if (result.ok) {
      watch(result.capture);
      dispatch({ type: 'opened', attempt, capture: result.capture });
      // It may have ended before we listened; the event does not come twice.
      if (result.capture.track.readyState === 'ended') {
        dispatch({ type: 'ended', capture: result.capture });
      }
    } else {
      dispatch({ type: 'failed', attempt, problem: result.problem });
    }
  };

  const watch = (capture: Capture): void => {
    const lifetime = childLifetime(signal);
    watches.set(capture, lifetime);
    const ended = () => dispatch({ type: 'ended', capture });
    capture.track.addEventListener('ended', ended, { signal: lifetime.signal });
  };

  const askRecovery = async (attempt: number): Promise<void> => {
    const permission = await driver.permission();
    dispatch({ type: 'recovery', attempt, permission });
  };

  /** Waits until no opening is under way, also when one failure led to the next opening. */
  const settled = async (): Promise<void> => {
    let awaited: Promise<void>;
    do {
      awaited = opening;
      await awaited;
    } while (awaited !== opening);
  };

  onAbort(signal, () => dispatch({ type: 'close' }));
  return {
    events,
    state: () => state,
    turnOn() {
      if (!signal.aborted) dispatch({ type: 'turn-on' });
      return settled();
    },
    turnOff: () => dispatch({ type: 'turn-off' }),
    choose() {
      if (!signal.aborted) dispatch({ type: 'choose' });
      return settled();
    },
    allowed: () => dispatch({ type: 'allowed' }),
    reopen() {
      if (!signal.aborted) dispatch({ type: 'reopen' });
      return settled();
    },
  };
}
