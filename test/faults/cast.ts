// Who plays in a meeting with faults: a host and guests with a shared log each, and what they live through.
import { createBus } from '../../client/room/bus.ts';
import { openLog, type SharedLog } from '../../client/room/log-document.ts';
import { createMeshCarrier } from '../../client/room/mesh-carrier.ts';
import { admitDrafts, removeDrafts } from '../../client/signaling/orders/drafts.ts';
import { verdictOf } from '../../client/signaling/orders/order-book.ts';
import { string } from '../../shared/parse.ts';
import type { Meeting, Person } from '../support/meet.ts';
import type { Entry } from './history.ts';

interface Member {
  person: Person;
  life: AbortController;
  log: SharedLog<string>;
}

type Event = Entry extends infer Each
  ? Each extends Entry
    ? Omit<Each, 'atMs' | 'who'>
    : never
  : never;

/** The first who joins is the host. Everything goes to the history. */
export function createCast({ clock, join, run }: Meeting, history: Entry[]) {
  const members = new Map<string, Member>();
  const names = new Map<string, string>();

  const note = (who: string, event: Event) =>
    void history.push({ atMs: clock.nowMs(), who, ...event } as Entry);
  const nameOf = (id: string) => names.get(id) ?? id;

  function memberOf(name: string): Member {
    const member = members.get(name);
    if (member === undefined) throw new Error(`nobody is called ${name}`);
    return member;
  }

  function watch({ name, session }: Person, signal: AbortSignal) {
    const { mesh, desk } = session;
    mesh.on('peer-up', ({ peerId }) => note(name, { event: 'up', peer: nameOf(peerId) }), signal);
    mesh.on(
      'peer-gone',
      ({ peerId }) => note(name, { event: 'gone', peer: nameOf(peerId) }),
      signal,
    );
    const removed = new Set<string>();
    const look = () => {
      for (const [id, peer] of names) {
        if (verdictOf(desk.book(), id) !== 'remove' || removed.has(id)) continue;
        removed.add(id);
        note(name, { event: 'removed', peer });
      }
    };
    desk.on('changed', look, signal);
  }

  const host = () => [...members.keys()][0] ?? '';

  return {
    names: () => [...members.keys()],
    host,
    async join() {
      const person = await join(undefined, {}, { host: members.size === 0 });
      const life = new AbortController();
      const { name, identity, session } = person;
      names.set(identity.id, name);
      const self = { selfId: identity.id, selfName: () => name, clock };
      const bus = createBus(createMeshCarrier(session.mesh), self, life.signal);
      const log = openLog(bus.channel('test', fail, life.signal), string(200));
      members.set(name, { person, life, log });
      note(name, { event: 'joined' });
      watch(person, life.signal);
    },
    write(name: string, text: string) {
      note(name, { event: 'wrote', text });
      memberOf(name).log.append(text);
    },
    async end(name: string, how: 'leave' | 'kill' | 'remove') {
      const { person, life } = memberOf(name);
      if (how === 'leave') {
        note(name, { event: 'left' });
        await person.leave();
      } else if (how === 'kill') {
        note(name, { event: 'killed' });
        person.kill();
      } else {
        note(name, { event: 'killed' });
        const { desk } = memberOf(host()).person.session;
        const present = [...members.values()].map((member) => member.person.identity.id);
        await desk.issue(removeDrafts(desk.book(), person.identity.id, present));
        // Its browser leaves when it hears.
        await run(500);
        person.close();
      }
      life.abort();
      members.delete(name);
    },
    /** After somebody was sent out there is a waiting room, from which the host lets everybody in. */
    async admit() {
      const { door, desk } = memberOf(host()).person.session;
      const knocking = door.knocks().flatMap(({ id }) => (members.has(nameOf(id)) ? id : []));
      if (knocking.length > 0) await desk.issue(admitDrafts(desk.book(), knocking));
    },
    /** Writes down how everybody ends. */
    conclude() {
      for (const [name, { person, log }] of members) {
        note(name, {
          event: 'ended',
          shown: person.shown().map(nameOf),
          texts: log.entries
            .peek()
            .map(({ author, value }) => ({ author: nameOf(author), text: value })),
          orders: person.session.desk.digest(),
        });
      }
      for (const { life } of members.values()) life.abort();
    },
  };
}

function fail(error: unknown): never {
  throw error;
}
