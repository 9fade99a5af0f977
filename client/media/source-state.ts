// The life of one source (microphone, camera or screen) as a pure state machine; see local-source.ts.
import type { MediaProblem } from './problem.ts';

/**
 * Each opening has a number; an answer with an old number comes too late and its capture is closed.
 * `parked`: open but not delivering. `previous`: still delivers while another device opens.
 */
export type SourceState<Capture> =
  | { phase: 'off'; attempt: number; problem: MediaProblem | null; parked: Capture | null }
  | { phase: 'opening'; attempt: number; previous: Capture | null; why: Why }
  | { phase: 'on'; attempt: number; problem: MediaProblem | null; capture: Capture };

/**
 * Why we are opening. `wanted`: the person asked; `alone`: once more after the previous device was
 * closed, since phones cannot open two cameras at once; `reopen`: the same device with other settings,
 * and `previous` is closed already; `back`: the new device failed for good, so the
 * previous one again, and `problem` is what to say; `recover`: the device ended by itself.
 */
type Why =
  | { type: 'wanted' | 'alone' | 'recover' | 'reopen' }
  | { type: 'back'; problem: MediaProblem };

export type SourceEvent<Capture> =
  | { type: 'turn-on' | 'turn-off' | 'choose' | 'reopen' | 'close' }
  /** The browser no longer denies the device. */
  | { type: 'allowed' }
  | { type: 'opened'; attempt: number; capture: Capture }
  | { type: 'failed'; attempt: number; problem: MediaProblem | null }
  | { type: 'ended'; capture: Capture }
  /** Answer to `ask-recovery`: may we open a device without a question to the person? */
  | { type: 'recovery'; attempt: number; permission: 'granted' | 'denied' | 'unknown' };

export type SourceCommand<Capture> =
  | { type: 'open'; attempt: number; target: 'chosen' | 'previous' }
  | { type: 'stop'; capture: Capture }
  | { type: 'ask-recovery'; attempt: number };

export interface SourcePolicy {
  /** Turning off keeps the device open, ready to deliver again at once. */
  readonly parks: boolean;
  /** An end that we did not cause is a loss to recover from, not somebody's decision. */
  readonly endIsLoss: boolean;
}

export interface SourceStep<Capture> {
  readonly state: SourceState<Capture>;
  readonly commands: readonly SourceCommand<Capture>[];
}

export const sourceOff = {
  phase: 'off',
  attempt: 0,
  problem: null,
  parked: null,
} as const satisfies SourceState<never>;

/** What happens next. Captures are compared by identity. */
export function nextSource<Capture>(
  state: SourceState<Capture>,
  event: SourceEvent<Capture>,
  policy: SourcePolicy,
): SourceStep<Capture> {
  switch (event.type) {
    case 'turn-on':
      if (state.phase !== 'off') return same(state);
      if (!state.parked) return open<Capture>(state.attempt, null, { type: 'wanted' });
      return {
        state: { phase: 'on', attempt: state.attempt, problem: null, capture: state.parked },
        commands: [],
      };
    case 'turn-off': {
      if (state.phase === 'off') return off<Capture>(state.attempt, { parked: state.parked });
      // What delivers while another device opens is no longer the chosen one: not worth parking.
      if (state.phase === 'opening' || !policy.parks) {
        return off<Capture>(state.attempt, {}, delivering(state));
      }
      return off<Capture>(state.attempt, { parked: state.capture });
    }
    case 'choose':
      if (state.phase !== 'off')
        return open<Capture>(state.attempt, delivering(state), { type: 'wanted' });
      // A refusal is not about one device, the other problems are about the one that was chosen before.
      return off<Capture>(
        state.attempt,
        { problem: state.problem === 'denied' ? 'denied' : null },
        state.parked,
      );
    case 'reopen':
      return reopen(state);
    case 'allowed':
      if (state.phase !== 'off' || state.problem !== 'denied') return same(state);
      return off<Capture>(state.attempt, { parked: state.parked });
    case 'close':
      return off<Capture>(
        state.attempt,
        {},
        state.phase === 'off' ? state.parked : delivering(state),
      );
    case 'opened':
      return opened(state, event.attempt, event.capture);
    case 'failed':
      if (state.phase !== 'opening' || state.attempt !== event.attempt) return same(state);
      return failed(state, event.problem);
    case 'ended':
      return ended(state, event.capture, policy);
    case 'recovery':
      if (state.phase !== 'off' || state.attempt !== event.attempt || state.problem !== 'gone') {
        return same(state);
      }
      if (event.permission === 'granted')
        return open<Capture>(state.attempt, null, { type: 'recover' });
      return event.permission === 'denied'
        ? off<Capture>(state.attempt, { problem: 'denied' })
        : same(state);
    default:
      return event satisfies never;
  }
}

/** The capture that others may see and hear now. */
export function delivering<Capture>(state: SourceState<Capture>): Capture | null {
  if (state.phase === 'on') return state.capture;
  return state.phase === 'opening' ? state.previous : null;
}

function same<Capture>(state: SourceState<Capture>): SourceStep<Capture> {
  return { state, commands: [] };
}

function open<Capture>(
  lastAttempt: number,
  previous: Capture | null,
  why: Why,
  stop: Capture | null = null,
): SourceStep<Capture> {
  const attempt = lastAttempt + 1;
  const target = why.type === 'back' ? 'previous' : 'chosen';
  return {
    state: { phase: 'opening', attempt, previous, why },
    // Closing comes first: the new device may be the old one.
    commands: [...stopping(stop), { type: 'open', attempt, target }],
  };
}

/**
 * Chromium gives a device that is open already with its first settings, so it is closed before. What
 * delivered stays in its place, silent, so that nobody sees a source go off and on.
 */
function reopen<Capture>(state: SourceState<Capture>): SourceStep<Capture> {
  if (state.phase === 'off') {
    return state.parked === null
      ? same(state)
      : off<Capture>(state.attempt, { problem: state.problem }, state.parked);
  }
  const previous = delivering(state);
  const { state: opening, commands } = open<Capture>(
    state.attempt,
    null,
    { type: 'reopen' },
    previous,
  );
  return { state: opening.phase === 'opening' ? { ...opening, previous } : opening, commands };
}

function off<Capture>(
  lastAttempt: number,
  { problem = null, parked = null }: { problem?: MediaProblem | null; parked?: Capture | null },
  stop: Capture | null = null,
): SourceStep<Capture> {
  return {
    state: { phase: 'off', attempt: lastAttempt + 1, problem, parked },
    commands: stopping(stop),
  };
}

function stopping<Capture>(capture: Capture | null): SourceCommand<Capture>[] {
  return capture === null ? [] : [{ type: 'stop', capture }];
}

function opened<Capture>(
  state: SourceState<Capture>,
  attempt: number,
  capture: Capture,
): SourceStep<Capture> {
  if (state.phase !== 'opening' || state.attempt !== attempt) {
    return { state, commands: stopping(capture) };
  }
  const problem = state.why.type === 'back' ? state.why.problem : null;
  return { state: { phase: 'on', attempt, problem, capture }, commands: stopping(state.previous) };
}

function failed<Capture>(
  state: SourceState<Capture> & { phase: 'opening' },
  problem: MediaProblem | null,
): SourceStep<Capture> {
  const { attempt, previous, why } = state;
  // What is closed already is nothing to go back to.
  if (previous !== null && why.type !== 'reopen') {
    // Only these two can come from the previous device being open.
    if (problem === 'busy' || problem === 'failed') {
      return open<Capture>(attempt, null, { type: 'alone' }, previous);
    }
    return { state: { phase: 'on', attempt, problem, capture: previous }, commands: [] };
  }
  switch (why.type) {
    case 'alone':
      return open<Capture>(attempt, null, { type: 'back', problem: problem ?? 'failed' });
    case 'back':
      return off<Capture>(attempt, { problem: why.problem });
    case 'recover':
      return off<Capture>(attempt, { problem: problem === 'denied' ? 'denied' : 'gone' });
    default:
      return off<Capture>(attempt, { problem });
  }
}

function ended<Capture>(
  state: SourceState<Capture>,
  capture: Capture,
  policy: SourcePolicy,
): SourceStep<Capture> {
  if (state.phase === 'off') {
    return state.parked === capture
      ? { state: { ...state, parked: null }, commands: [] }
      : same(state);
  }
  if (delivering(state) !== capture) return same(state);
  // `stop` also for what has ended: a screen's sound may live on without its picture.
  if (state.phase === 'opening') {
    return { state: { ...state, previous: null }, commands: stopping(capture) };
  }
  if (!policy.endIsLoss) return off<Capture>(state.attempt, {}, capture);
  const { state: gone, commands } = off<Capture>(state.attempt, { problem: 'gone' }, capture);
  return {
    state: gone,
    commands: [...commands, { type: 'ask-recovery', attempt: gone.attempt }],
  };
}
