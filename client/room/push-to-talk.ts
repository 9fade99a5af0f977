// Push to talk: the microphone is on as long as something is held, and off again afterwards.
import type { LocalSource } from './local-media.ts';

export interface PushToTalk {
  /** The key went down. Does nothing while the microphone is on already; repeated presses count once. */
  start(): void;
  /** The key went up, or the page lost the focus: mutes again if `start` had unmuted. */
  stop(): void;
}

/** Always opens at the press and closes at the release; whoever was on before stays on. */
export function pushToTalk({
  microphone,
}: {
  readonly microphone: Pick<LocalSource, 'on' | 'pending' | 'turnOn' | 'turnOff'>;
}): PushToTalk {
  let held = false;
  return {
    start() {
      if (held || microphone.on.peek() || microphone.pending.peek()) return;
      held = true;
      void microphone.turnOn();
    },
    stop() {
      if (!held) return;
      held = false;
      // Also while it is still opening: a released key must never leave somebody on the air.
      microphone.turnOff();
    },
  };
}
