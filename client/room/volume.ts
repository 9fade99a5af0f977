// How loud each person is played, 0 to 200 %, and whether voices are leveled. For this meeting only.
import { computed, signal, type ReadonlySignal } from '@preact/signals';
import { levellingGain, nextLevelling, unleveled, type Levelling } from '../media/levelling.ts';

/** Twice as loud, +6 dB: more only distorts. */
export const MAX_VOLUME = 2;

export interface Volumes {
  /** What the listener chose for a person: 0 (silent) to 2 (twice as loud), 1 at first. */
  of(participantId: string): ReadonlySignal<number>;
  /** Takes values outside of 0 to 2 as the nearest end. */
  set(participantId: string, volume: number): void;
  /** The factor to play the voice with: the choice, times the levelling while it is on. */
  gainOf(participantId: string): ReadonlySignal<number>;
  /** Whether soft voices are lifted and loud ones lowered. */
  readonly leveled: ReadonlySignal<boolean>;
  setLeveled(leveled: boolean): void;
  /** One reading of somebody's received amplitude, 0 to 1, about ten times a second. */
  hear(participantId: string, amplitude: number): void;
}

/** Ids are new for each stay, so nothing of it can be remembered longer. */
export function createVolumes(): Volumes {
  const leveled = signal(false);
  const voices = new Map<string, ReturnType<typeof createVoice>>();

  const voiceOf = (id: string) => {
    const known = voices.get(id);
    if (known) return known;
    const voice = createVoice(leveled);
    voices.set(id, voice);
    return voice;
  };

  return {
    of: (id) => voiceOf(id).chosen,
    set(id, volume) {
      voiceOf(id).chosen.value = Math.min(MAX_VOLUME, Math.max(0, volume));
    },
    gainOf: (id) => voiceOf(id).gain,
    leveled,
    setLeveled(next) {
      leveled.value = next;
    },
    hear: (id, amplitude) => voiceOf(id).hear(amplitude),
  };
}

function createVoice(leveled: ReadonlySignal<boolean>) {
  const chosen = signal(1);
  const leveling = signal(1);
  let state: Levelling = unleveled;
  return {
    chosen,
    gain: computed(() => chosen.value * (leveled.value ? leveling.value : 1)),
    hear(amplitude: number) {
      state = nextLevelling(state, amplitude);
      leveling.value = levellingGain(state);
    },
  };
}
