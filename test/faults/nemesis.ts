// Pure: faults drawn by seed, one after the other, for a meeting that has to survive all of them.

export type Fault =
  | { what: 'kill the relay' | 'restart the relay' }
  | {
      what: 'cut' | 'freeze' | 'thaw' | 'move away' | 'kill' | 'leave' | 'write' | 'remove';
      who: string;
    }
  | { what: 'block' | 'unblock'; who: string; other: string }
  | { what: 'join' };

/** Who is there, and what is broken just now: what can be drawn next depends on it. */
export interface Scene {
  members: readonly string[];
  /** May be neither killed nor removed, so that somebody can give orders. */
  host: string;
  isRelayUp: boolean;
  blocked: readonly (readonly [string, string])[];
  frozen: readonly string[];
}

const MOST_MEMBERS = 5;

/** The next fault; the same numbers draw the same one in the same scene. */
export function drawFault(random: () => number, scene: Scene): Fault {
  const { members, host, blocked, frozen, isRelayUp } = scene;
  const pick = <Item>(items: readonly Item[]): Item =>
    items[Math.floor(random() * items.length)] as Item;
  const guests = members.filter((name) => name !== host);
  const who = () => pick(members);
  const pair = (): Fault => {
    const one = who();
    return { what: 'block', who: one, other: pick(members.filter((name) => name !== one)) };
  };
  const mend = blocked.map(([one, other]): Fault => ({ what: 'unblock', who: one, other }));
  const thaw = frozen.map((name): Fault => ({ what: 'thaw', who: name }));

  const choices: (readonly [weight: number, fault: () => Fault])[] = [
    [6, () => ({ what: 'write', who: who() })],
    [1, () => ({ what: isRelayUp ? 'kill the relay' : 'restart the relay' })],
    [1, () => ({ what: 'cut', who: who() })],
    [1, () => ({ what: 'freeze', who: who() })],
    [thaw.length, () => pick(thaw)],
    [1, () => ({ what: 'move away', who: who() })],
    [members.length > 1 ? 2 : 0, pair],
    [2 * mend.length, () => pick(mend)],
    [members.length < MOST_MEMBERS ? 2 : 0, () => ({ what: 'join' })],
    [guests.length > 1 ? 1 : 0, () => ({ what: 'leave', who: pick(guests) })],
    [guests.length > 1 ? 1 : 0, () => ({ what: 'kill', who: pick(guests) })],
    [guests.length > 2 ? 0.5 : 0, () => ({ what: 'remove', who: pick(guests) })],
  ];
  let left = random() * choices.reduce((sum, [weight]) => sum + weight, 0);
  for (const [weight, fault] of choices) {
    left -= weight;
    if (weight > 0 && left <= 0) return fault();
  }
  return { what: 'write', who: host };
}

/** What mends everything that is broken in this scene. */
export function mending({ isRelayUp, blocked, frozen }: Scene): Fault[] {
  return [
    ...(isRelayUp ? [] : [{ what: 'restart the relay' } as const]),
    ...blocked.map(([who, other]) => ({ what: 'unblock', who, other }) as const),
    ...frozen.map((who) => ({ what: 'thaw', who }) as const),
  ];
}
