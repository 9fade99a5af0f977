// Makes a voice louder than it arrives: WebAudio, started only when somebody needs it.
import { signal, type ReadonlySignal } from '@preact/signals';
import { createLog } from '../../kit/log.ts';
import { onAbort } from '../../kit/lifetime.ts';

/** A voice on its way through a gain. */
export interface Boost {
  /** To be played by an element, which can choose the speaker in more browsers than a context can. */
  readonly stream: MediaStream;
  /** 0 to 2; follows within a few hundredths of a second, so that nothing clicks. */
  setGain(gain: number): void;
  end(): void;
}

export interface Booster {
  /** True while the browser lets WebAudio run; otherwise voices are played plainly, at most as they are. */
  readonly ready: ReadonlySignal<boolean>;
  /** Somebody needs it: starts it, once. */
  want(): void;
  boost(voice: MediaStream): Boost | null;
}

/** How fast a change of the gain is followed, in seconds. */
const FOLLOW_SECONDS = 0.03;
const log = createLog('booster');

export function createBooster(until: AbortSignal): Booster {
  const ready = signal(false);
  let context: AudioContext | null = null;

  const start = (): AudioContext | null => {
    try {
      const started = new AudioContext({ latencyHint: 'interactive' });
      const follow = () => (ready.value = started.state === 'running');
      started.addEventListener('statechange', follow, { signal: until });
      started.resume().catch((error: unknown) => log.info(`not running: ${String(error)}`));
      onAbort(until, () => {
        started.close().catch((error: unknown) => log.debug(`not closed: ${String(error)}`));
      });
      return started;
    } catch (error) {
      log.info(`no WebAudio: ${error instanceof Error ? error.name : 'unknown'}`);
      return null;
    }
  };

  return {
    ready,
    want() {
      if (!until.aborted) context ??= start();
    },
    boost: (voice) => (context ? boostBy(context, voice) : null),
  };
}

function boostBy(context: AudioContext, voice: MediaStream): Boost {
  // Chromium gives WebAudio silence for a remote stream that no element plays.
  const feed = new Audio();
  feed.muted = true;
  feed.srcObject = voice;
  feed.play().catch((error: unknown) => log.debug(`feed not started: ${String(error)}`));
  const source = context.createMediaStreamSource(voice);
  const gain = context.createGain();
  const output = context.createMediaStreamDestination();
  source.connect(gain).connect(output);
  return {
    stream: output.stream,
    setGain: (value) => void gain.gain.setTargetAtTime(value, context.currentTime, FOLLOW_SECONDS),
    end() {
      source.disconnect();
      gain.disconnect();
      feed.srcObject = null;
    },
  };
}
