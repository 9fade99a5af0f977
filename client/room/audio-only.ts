// Sound alone: no pictures are asked for and none are sent, until the person turns one of their own on.
import { effect, signal as createSignal, type ReadonlySignal } from '@preact/signals';
import { onAbort } from '../kit/lifetime.ts';
import type { LocalSource } from './local-media.ts';

export interface AudioOnly {
  readonly on: ReadonlySignal<boolean>;
  /** `true` ends camera and screen at once; `false` does not turn them on again. */
  set(on: boolean): void;
}

type OwnPictures = Readonly<Record<'camera' | 'screen', Pick<LocalSource, 'on' | 'turnOff'>>>;

/** `media` changes with each stay; whoever wanted no pictures wants none in the next one either. */
export function createAudioOnly(
  media: ReadonlySignal<OwnPictures>,
  signal: AbortSignal,
): AudioOnly {
  const on = createSignal(false);
  onAbort(
    signal,
    effect(() => {
      const { camera, screen } = media.value;
      if (camera.on.value || screen.on.value) on.value = false;
    }),
  );
  return {
    on,
    set(next) {
      const { camera, screen } = media.peek();
      if (next) for (const source of [camera, screen]) source.turnOff();
      on.value = next;
    },
  };
}
