// What a shared log knows: a grow-only set of entries keyed by author and rising sequence, in one
// order everywhere. Pure data; who may say what to whom is decided here, how it travels is not.

/** One entry of a shared log. */
export interface LogEntry<Value> {
  /** Participant id of the author. */
  author: string;
  /** The author's name when it was written. */
  authorName: string;
  /** Rising per author from 1. */
  sequence: number;
  /** Lamport clock: later than everything that the author had seen. */
  lamport: number;
  /** Author's clock, for display only, never for order. */
  writtenAtMs: number;
  value: Value;
  /**
   * Null when it came from the author; otherwise the id of the participant who passed it on after
   * the author had left, so that the view can say that it is hearsay.
   */
  via: string | null;
}

/**
 * What is left of an earlier entry's value once a later entry of the same author takes its place;
 * undefined leaves it as it is. Keeps what was taken back from being passed on to latecomers.
 */
export type Supersede<Value> = (
  earlier: LogEntry<Value>,
  later: LogEntry<Value>,
) => Value | undefined;

/** Per author the highest sequence without a gap below it. */
export type Versions = ReadonlyMap<string, number>;
export type Version = readonly [author: string, sequence: number];

/** What somebody lacks: of `gone` authors everything up to that sequence is no longer kept, and comes first. */
export interface Missing<Value> {
  gone: readonly Version[];
  entries: readonly LogEntry<Value>[];
  /** It is not all. */
  more: boolean;
}

export interface LogLimits {
  /** Entries kept of one author: nobody can push everybody else's words out. */
  perAuthor: number;
  /** Entries kept in all; the oldest go first. */
  total: number;
  /** Authors that others may pass on. */
  hearsayAuthors: number;
}

export const LOG_LIMITS: LogLimits = { perAuthor: 500, total: 2000, hearsayAuthors: 200 };
/** Clocks stop here instead of losing whole numbers; ties are then broken by author. */
export const MAX_LAMPORT = 2 ** 48;

/** `gap`: an earlier entry of the author is missing; `refused`: it breaks a rule. */
export type AddResult = 'added' | 'duplicate' | 'gap' | 'refused';

interface Author {
  /** Highest sequence without a gap, from whomever. */
  have: number;
  /** The same, but heard from the author. */
  direct: number;
  kept: number;
  lamport: number;
}

/** Lamport clock, then author, then sequence: the same everywhere, without wall clocks. */
export function compareEntries(
  a: Pick<LogEntry<unknown>, 'author' | 'lamport' | 'sequence'>,
  b: Pick<LogEntry<unknown>, 'author' | 'lamport' | 'sequence'>,
): number {
  if (a.lamport !== b.lamport) return a.lamport - b.lamport;
  if (a.author !== b.author) return a.author < b.author ? -1 : 1;
  return a.sequence - b.sequence;
}

export type LogState<Value> = ReturnType<typeof createLogState<Value>>;

export function createLogState<Value>(
  limits: LogLimits = LOG_LIMITS,
  supersede?: Supersede<Value>,
) {
  let entries: LogEntry<Value>[] = [];
  const authors = new Map<string, Author>();
  let clock = 0;

  const authorOf = (id: string): Author => {
    const known = authors.get(id);
    if (known) return known;
    const author: Author = { have: 0, direct: 0, kept: 0, lamport: 0 };
    authors.set(id, author);
    return author;
  };

  const isStranger = (id: string, via: string | null) =>
    via !== null && !authors.has(id) && authors.size >= limits.hearsayAuthors;

  const dropOldest = (matches: (entry: LogEntry<Value>) => boolean) => {
    const index = entries.findIndex(matches);
    const entry = entries[index];
    if (!entry) return;
    entries.splice(index, 1);
    authorOf(entry.author).kept -= 1;
  };

  /** What an author said in person, no hearsay takes back. */
  const replaceEarlier = (later: LogEntry<Value>) => {
    if (!supersede) return;
    for (const [index, earlier] of entries.entries()) {
      if (earlier.author !== later.author || earlier.sequence >= later.sequence) continue;
      if (later.via !== null && earlier.via === null) continue;
      const value = supersede(earlier, later);
      // The array is new since the entry was added, so nobody has it yet.
      if (value !== undefined) entries[index] = { ...earlier, value };
    }
  };

  return {
    /** In order; a new array after each change. */
    entries: (): readonly LogEntry<Value>[] => entries,

    /** The clock for the next own entry. */
    nextLamport: () => Math.min(clock + 1, MAX_LAMPORT),

    have: (author: string) => authors.get(author)?.have ?? 0,

    versions: (): Versions => new Map(Array.from(authors, ([id, author]) => [id, author.have])),

    add(entry: LogEntry<Value>): AddResult {
      if (isStranger(entry.author, entry.via)) return 'refused';
      const author = authors.get(entry.author);
      const have = author?.have ?? 0;
      if (entry.sequence <= have) return 'duplicate';
      if (entry.sequence > have + 1) return 'gap';
      if (entry.lamport < (author?.lamport ?? 0) || entry.lamport > MAX_LAMPORT) return 'refused';
      const updated = authorOf(entry.author);
      updated.have = entry.sequence;
      if (entry.via === null) updated.direct = entry.sequence;
      updated.lamport = entry.lamport;
      updated.kept += 1;
      clock = Math.max(clock, entry.lamport);
      let index = entries.length;
      for (let before = entries[index - 1]; before && compareEntries(before, entry) > 0;) {
        index -= 1;
        before = entries[index - 1];
      }
      entries = entries.toSpliced(index, 0, entry);
      replaceEarlier(entry);
      if (updated.kept > limits.perAuthor) dropOldest(({ author: id }) => id === entry.author);
      if (entries.length > limits.total) dropOldest(() => true);
      return 'added';
    },

    /** Takes note that entries up to `sequence` are no longer kept by whoever told us. */
    skip(id: string, sequence: number, via: string | null): void {
      if (isStranger(id, via)) return;
      const author = authorOf(id);
      if (sequence <= author.have) return;
      author.have = sequence;
      if (via === null) author.direct = sequence;
    },

    /** Drops what others said in the name of `id`; true when there was something. */
    forgetHearsay(id: string): boolean {
      const author = authors.get(id);
      if (!author || author.have === author.direct) return false;
      entries = entries.filter((entry) => entry.author !== id || entry.sequence <= author.direct);
      const own = entries.filter((entry) => entry.author === id);
      author.have = author.direct;
      author.kept = own.length;
      author.lamport = own.at(-1)?.lamport ?? 0;
      return true;
    },

    /**
     * What somebody with `versions` lacks of the authors that we may speak for, in order. What we no longer
     * have is `gone`; where that lies between an author's entries, what follows it is a matter of another
     * question (`more`): told first, it would hide those before it.
     */
    missing(versions: Versions, maySpeakFor: (author: string) => boolean): Missing<Value> {
      const gone: Version[] = [];
      const told = new Map<string, number>();
      const waiting = new Set<string>();
      const reachedBy = (id: string) => told.get(id) ?? versions.get(id) ?? 0;
      const pass = (id: string, sequence: number) => {
        if (told.has(id)) waiting.add(id);
        else gone.push([id, sequence]);
      };
      const lacking = entries.filter(({ author: id, sequence }) => {
        if (waiting.has(id) || sequence <= reachedBy(id) || !maySpeakFor(id)) return false;
        if (sequence > reachedBy(id) + 1) pass(id, sequence - 1);
        if (waiting.has(id)) return false;
        told.set(id, sequence);
        return true;
      });
      for (const [id, { have }] of authors) {
        if (have > reachedBy(id) && !waiting.has(id) && maySpeakFor(id)) pass(id, have);
      }
      return { gone, entries: lacking, more: waiting.size > 0 };
    },

    /** True when `versions` knows of an entry that we lack and that `isMissed` cares about. */
    lacks(versions: Versions, isMissed: (author: string) => boolean): boolean {
      for (const [id, sequence] of versions) {
        if (sequence > (authors.get(id)?.have ?? 0) && isMissed(id)) return true;
      }
      return false;
    },
  };
}
