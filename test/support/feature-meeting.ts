// People in a meeting whose features run on a mesh in memory: real bus, real host, no browser.
import { signal, type Signal } from '@preact/signals';
import { createFeatureHost } from '../../client/features/host.ts';
import type { Feature } from '../../client/features/feature.ts';
import { createBus } from '../../client/room/bus.ts';
import type { Participant } from '../../client/room/participant.ts';
import type { MeetingSlots } from '../../client/view/slots.ts';
import type { Moderation, Right } from '../../client/room/moderation.ts';
import { createFakeClock } from './fake-clock.ts';
import { createMemoryMesh, idOf } from './memory-carrier.ts';
import { createRandom } from './random.ts';

export interface Person {
  id: string;
  /** What this person's announcement slot said. */
  announced: string[];
  locale: Signal<'de' | 'en'>;
  openPanel: Signal<string | null>;
  slots(): MeetingSlots;
  /** The bar's entry of a feature; throws when there is none. */
  entry(id: string): MeetingSlots['bar'][number];
}

export function createFeatureMeeting(features: (name: string) => readonly Feature<object>[]) {
  const mesh = createMemoryMesh(createRandom(7));
  const clock = createFakeClock();
  const lifetime = new AbortController();
  const everybody = signal<readonly Participant[]>([]);
  /** Who may use a right, where not everybody may. */
  const rights = signal<Partial<Record<Right, readonly string[]>>>({});
  /** `isPatched`: a client that lets itself do everything. */
  const join = (name: string, isPatched = false): Person => {
    const id = idOf(name);
    // Features see of moderation only who may do what.
    const moderation = {
      mayUse: (right: Right, who: string) => {
        const allowed = rights.value[right]?.includes(who) ?? true;
        return allowed || (isPatched && who === id);
      },
    } as Moderation;
    const bus = createBus(
      mesh.join(id),
      { selfId: id, selfName: () => name, clock },
      lifetime.signal,
    );
    const before = everybody.peek();
    const self = createParticipant(name, true, before.length);
    const others = signal<readonly Participant[]>(before);
    everybody.value = [...before, createParticipant(name, false, before.length)];
    everybody.subscribe((list) => {
      others.value = list.filter((participant) => participant.id !== id);
    });
    const announced: string[] = [];
    const locale = signal<'de' | 'en'>('en');
    const openPanel = signal<string | null>(null);
    const host = createFeatureHost(
      {
        features: features(name),
        room: {
          self,
          others,
          bus,
          moderation,
          announce: (news) => announced.push(news.type === 'text' ? news.text : news.type),
        },
        panel: { open: openPanel, show: (panel) => (openPanel.value = panel) },
        locale,
      },
      lifetime.signal,
    );
    for (const participant of before) mesh.link(participant.id, id);
    mesh.settle();
    return {
      id,
      announced,
      locale,
      openPanel,
      slots: () => host.slots.value,
      entry(entryId) {
        const entry = host.slots.value.bar.find((other) => other.id === entryId);
        if (!entry) throw new Error(`${entryId} has no entry in the bar`);
        return entry;
      },
    };
  };

  return {
    join,
    leave(person: Person) {
      everybody.value = everybody.peek().filter(({ id }) => id !== person.id);
      mesh.leave(person.id);
      mesh.settle();
    },
    settle: mesh.settle,
    inject: mesh.inject,
    rights,
    clock,
    end: () => lifetime.abort(),
  };
}

function createParticipant(name: string, isSelf: boolean, order: number): Participant {
  return {
    id: idOf(name),
    isSelf,
    order,
    name: signal(name),
    microphone: signal(false),
    camera: signal(false),
    screen: signal(false),
    microphoneTrack: signal(null),
    cameraTrack: signal(null),
    screenTrack: signal(null),
    screenAudioTrack: signal(null),
    speaking: signal(false),
    health: signal('good'),
  };
}
