// Pure: what happened to everybody in a meeting with faults, and what of it must never have happened.

/** One line of a history. `who` is a member's name, and so are `peer` and `author`. */
export type Entry = { atMs: number; who: string } & (
  | { event: 'joined' | 'left' | 'killed' }
  | { event: 'up' | 'gone'; peer: string }
  | { event: 'wrote'; text: string }
  /** Somebody was sent out, and this member knows it. */
  | { event: 'removed'; peer: string }
  /** At the end: whom this member sees, all texts it has in their order, and the orders that it holds. */
  | { event: 'ended'; shown: string[]; texts: { author: string; text: string }[]; orders: string }
);

type Ended = Extract<Entry, { event: 'ended' }>;

/** Sentences about what is wrong; none is good. */
export function violationsOf(history: readonly Entry[]): string[] {
  const endings = history.filter((entry): entry is Ended => entry.event === 'ended');
  const gone = new Set(
    history.flatMap(({ event, who }) => (event === 'killed' || event === 'left' ? who : [])),
  );
  return [
    ...membershipFaults(endings),
    ...textFaults(history, endings, gone),
    ...orderFaults(endings),
    ...removalFaults(history),
  ];
}

/** Everybody who is there sees all others, once, and nobody else. */
function membershipFaults(endings: readonly Ended[]): string[] {
  const present = endings.map(({ who }) => who).toSorted();
  return endings.flatMap(({ who, shown }) => {
    const expected = present.filter((name) => name !== who).join(', ');
    const seen = shown.toSorted().join(', ');
    return seen === expected ? [] : [`${who} sees “${seen}” instead of “${expected}”`];
  });
}

/** Whoever is there has said everything to everybody: once, and in its own order. */
function textFaults(
  history: readonly Entry[],
  endings: readonly Ended[],
  gone: ReadonlySet<string>,
): string[] {
  const written = new Map<string, string[]>();
  for (const entry of history) {
    if (entry.event !== 'wrote') continue;
    written.set(entry.who, [...(written.get(entry.who) ?? []), entry.text]);
  }
  const faults: string[] = [];
  for (const { who, texts } of endings) {
    for (const [author, said] of written) {
      const held = texts.filter((line) => line.author === author).map(({ text }) => text);
      // Last words of somebody who was cut off may have gone along, but only the last ones.
      const due = gone.has(author) ? said.slice(0, held.length) : said;
      if (held.join() !== due.join()) {
        faults.push(`${who} has “${held.join()}” of ${author} instead of “${due.join()}”`);
      }
    }
  }
  const orders = new Set(endings.map(({ texts }) => texts.map(({ text }) => text).join()));
  if (orders.size > 1) faults.push(`there are ${orders.size} orders of the texts`);
  return faults;
}

function orderFaults(endings: readonly Ended[]): string[] {
  const held = new Set(endings.map(({ orders }) => orders));
  return held.size > 1 ? [`there are ${held.size} states of the orders`] : [];
}

/** Nobody sees somebody whom it knows to be sent out. */
function removalFaults(history: readonly Entry[]): string[] {
  const known = new Set<string>();
  const faults: string[] = [];
  for (const entry of history) {
    if (entry.event === 'removed') known.add(`${entry.who} ${entry.peer}`);
    if (entry.event === 'up' && known.has(`${entry.who} ${entry.peer}`)) {
      faults.push(`${entry.who} saw ${entry.peer} again, who was sent out`);
    }
  }
  return faults;
}
