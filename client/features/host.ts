// The feature host: starts each feature with a context scoped to its id, gathers what they put on
// the screen, and switches off the one that throws while the meeting goes on.
import {
  computed,
  effect,
  signal as createSignal,
  untracked,
  type ReadonlySignal,
} from '@preact/signals';
import { childLifetime, onAbort } from '../kit/lifetime.ts';
import { createLog } from '../kit/log.ts';
import { openDirect } from '../room/direct.ts';
import { openEvent } from '../room/event.ts';
import { openLog } from '../room/log-document.ts';
import { openPresence } from '../room/presence.ts';
import type { Room } from '../room/room.ts';
import type { MeetingSlots, PanelState } from '../view/slots.ts';
import type { Feature, FeatureContext } from './feature.ts';
import { guarded, guardSlots } from './guard.ts';
import { hostStrings } from './host-strings.ts';

export interface FeatureHostDependencies {
  /** The list of `features:all`, without those that the operator leaves out. */
  features: readonly Feature<object>[];
  room: Pick<Room, 'self' | 'others' | 'announce' | 'bus' | 'moderation'>;
  /** The one side panel of the meeting. */
  panel: PanelState;
  locale: ReadonlySignal<'de' | 'en'>;
}

export interface FeatureHost {
  /** What the features that run put on the screen; the bar in its order. */
  readonly slots: ReadonlySignal<MeetingSlots>;
}

interface Running {
  id: string;
  slots: MeetingSlots;
}

const log = createLog('features');

/** Starts the features; they end with the signal. */
export function createFeatureHost(
  dependencies: FeatureHostDependencies,
  signal: AbortSignal,
): FeatureHost {
  const { room, panel, locale } = dependencies;
  const running = createSignal<readonly Running[]>([]);
  const participants = computed(() => [room.self, ...room.others.value]);

  const start = (feature: Feature<object>) => {
    const { id, strings } = feature;
    const lifetime = childLifetime(signal);

    const switchOff = () => {
      const name =
        running
          .peek()
          .find((other) => other.id === id)
          ?.slots.bar[0]?.word() ?? id;
      running.value = running.peek().filter((other) => other.id !== id);
      if (panel.open.peek() === id) panel.show(null);
      room.announce({ type: 'text', text: hostStrings[locale.peek()].off(name) });
    };
    const onFault = (error: unknown) => {
      if (lifetime.signal.aborted) return;
      lifetime.abort();
      log.error(`${id} is switched off: ${String(error)}`);
      // Faults also come out of rendering, where signals must not change.
      queueMicrotask(switchOff);
    };
    // A feature without shared state costs no channel.
    let channel: ReturnType<typeof room.bus.channel> | undefined;
    const channelOfFeature = () =>
      (channel ??= room.bus.channel(`f/${id}`, onFault, lifetime.signal));

    const mayUse = (participantId: string) =>
      feature.right === undefined || room.moderation.mayUse(feature.right, participantId);
    const mayNow = (participantId: string) => untracked(() => mayUse(participantId));
    /** Who sent it, if it is somebody here who may. */
    const senderOf = (from: string) =>
      mayNow(from) ? participants.peek().find((one) => one.id === from) : undefined;
    const open = computed(() => panel.open.value === id);
    const context: FeatureContext<object> = {
      self: room.self,
      participants,
      event: (parse, listener) =>
        openEvent(channelOfFeature(), parse, (value, from) => {
          const sender = senderOf(from);
          if (sender) listener(value, sender);
        }),
      presence: (parse) => openPresence(channelOfFeature(), parse),
      log(parse, supersede) {
        const shared = openLog(channelOfFeature(), parse, { supersede, mayAppend: mayNow });
        // Who may write again is asked for what was not taken before.
        const writers = computed(() => participants.value.filter((one) => mayUse(one.id)).length);
        onAbort(
          lifetime.signal,
          effect(() => void (writers.value > 0 && shared.catchUp())),
        );
        return shared;
      },
      may: computed(() => mayUse(room.self.id)),
      direct: (parse, listener) =>
        openDirect(channelOfFeature(), parse, (value, from, number) => {
          const sender = senderOf(from);
          if (sender) listener(value, sender, number);
        }),
      t: () => strings[locale.value],
      locale: () => locale.value,
      effect: (run) => onAbort(lifetime.signal, effect(guarded(run, undefined, onFault))),
      announce: (text) => room.announce({ type: 'text', text, kind: id }),
      panel: {
        open,
        toggle: () => panel.show(open.peek() ? null : id),
        close: () => {
          if (open.peek()) panel.show(null);
        },
      },
      signal: lifetime.signal,
    };
    const slots = guarded(() => feature.setup(context), {}, onFault)();
    running.value = [...running.peek(), { id, slots: guardSlots(id, slots, onFault) }];
  };
  for (const feature of dependencies.features) start(feature);

  const gather = <Name extends keyof MeetingSlots>(name: Name) =>
    running.value.flatMap(({ slots }): readonly MeetingSlots[Name][number][] => slots[name]);
  return {
    slots: computed(() => ({
      bar: gather('bar').toSorted((a, b) => a.order - b.order),
      panels: gather('panels'),
      tileMarks: gather('tileMarks'),
      tileOverlays: gather('tileOverlays'),
      peopleMarks: gather('peopleMarks'),
      callers: gather('callers'),
      personActions: gather('personActions').toSorted((a, b) => a.order - b.order),
      notices: gather('notices'),
      outside: gather('outside'),
    })),
  };
}
