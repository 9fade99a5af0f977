// What happens in a check of the connection, as a pure function: commit, wait for all, reveal, phrase.
// Nothing is known here of clocks, hashes or carriers; phrase-check.ts brings them.
import type {
  CheckAct,
  CheckEvent,
  CheckFault,
  CheckState,
  Commit,
  EndReason,
  Machine,
  Running,
} from './check-state.ts';

export interface Step {
  readonly machine: Machine;
  readonly acts: readonly CheckAct[];
}

/** A message of a check that is over can be this many checks late. */
const MAX_ENDED = 64;

/** The next state and what is to be done for it. */
export function nextCheck(machine: Machine, event: CheckEvent): Step {
  const step = react(machine, event);
  const { now, later } = step.machine;
  if (now.type === 'running') return step;
  // What came for a next check while the last one ran.
  const ready = { ...step, machine: { ...step.machine, later: [] } };
  return later.reduce<Step>((sum, commit) => together(sum, react(sum.machine, commit)), ready);
}

function react(machine: Machine, event: CheckEvent): Step {
  const { now } = machine;
  switch (event.type) {
    case 'start':
      // A check that runs already is the one that is wanted.
      return now.type === 'running' ? stay(machine) : begin(machine, { ...event, starter: null });
    case 'commit':
      return hearCommit(machine, event);
    case 'reveal':
      return now.type === 'running' && now.check === event.check
        ? hearReveal(machine, now, event)
        : stay(machine);
    case 'end':
      return hearEnd(machine, event);
    case 'known':
      return meet({ ...machine, known: event.peers });
    case 'timeout':
      return now.type === 'running' && now.check === event.check
        ? giveUp(machine, now, event.of)
        : stay(machine);
    case 'phrase':
      return now.type === 'running' && now.check === event.check
        ? finish(machine, { ...kept(now), type: 'done', phrase: event.phrase })
        : stay(machine);
    case 'differs':
      return now.type === 'done'
        ? fail(machine, now, { fault: 'differs', whom: [], tell: 'differs' })
        : stay(machine);
    default:
      return event satisfies never;
  }
}

function hearCommit(machine: Machine, commit: Commit): Step {
  const { now, ownId, ended } = machine;
  const { from, check, members } = commit;
  const isOurs = members.includes(ownId) && members.includes(from);
  if (!isOurs || !isOrdered(members) || ended.includes(check)) return stay(machine);
  if (now.type !== 'running') return join(machine, commit);
  if (now.check === check) return collect(machine, now, commit);
  // Who has told its nonce may be a step ahead of us: what it says next waits until we are there.
  if (now.nonces.has(from)) {
    const others = machine.later.filter((each) => each.from !== from);
    return stay({ ...machine, later: [...others, commit] });
  }
  // Who took part and now takes part in another one has given ours up. Of two that were started at
  // the same moment the one with the lower name is kept, by everybody.
  const isOver = now.commitments.has(from) || check < now.check;
  return isOver ? join(over(machine, now.check), commit) : stay(over(machine, check));
}

/** Takes part in a check that somebody else began. */
function join(machine: Machine, commit: Commit): Step {
  const { now } = machine;
  const { from, check, members, room } = commit;
  // Whoever asked for a check here has asked for this one, too; but once our nonce is told, it was a try.
  const isWanted =
    now.type === 'running' && now.starter === null && !hasAllCommitments(machine, now);
  if (!isWanted && !commit.mayJoin()) {
    const failed = { check, members, starter: from };
    return fail(machine, failed, { fault: 'refused', whom: [machine.ownId], tell: 'refused' });
  }
  const begun = begin(machine, { check, members, room, starter: isWanted ? null : from });
  if (begun.machine.now.type !== 'running') return begun;
  return together(begun, collect(begun.machine, begun.machine.now, commit));
}

function begin(
  machine: Machine,
  { check, members, room, starter }: Pick<Running, 'check' | 'members' | 'room' | 'starter'>,
): Step {
  const now: Running = {
    type: 'running',
    check,
    members,
    room,
    starter,
    committed: false,
    commitments: new Map(),
    nonces: new Map(),
  };
  return commitWhenMet({ ...machine, now }, now);
}

function commitWhenMet(machine: Machine, now: Running): Step {
  const { ownId, known } = machine;
  const { check, members, room } = now;
  if (now.committed || !others(now.members, ownId).every((id) => known.has(id))) {
    return stay(machine);
  }
  const committed: Running = { ...now, committed: true };
  return together(
    { machine, acts: [{ type: 'commit', check, members: [...members], room }] },
    revealWhenAll({ ...machine, now: committed }, committed),
  );
}

function collect(machine: Machine, now: Running, commit: Commit): Step {
  const { from, members, room, commitment } = commit;
  const before = now.commitments.get(from);
  if (before === commitment) return stay(machine);
  const isSame = members.length === now.members.length && members.every(inOrder(now.members));
  if (before !== undefined || !isSame || room !== now.room) return mismatch(machine, now, from);
  const commitments = new Map(now.commitments).set(from, commitment);
  const next: Running = { ...now, commitments };
  return revealWhenAll({ ...machine, now: next }, next);
}

/** The one rule that matters: a nonce is told only when everybody is committed. */
function revealWhenAll(machine: Machine, now: Running): Step {
  if (!hasAllCommitments(machine, now)) return stay(machine);
  const { check, members } = now;
  const reveal = {
    machine,
    acts: [{ type: 'reveal' as const, check, members: [...members] }],
  };
  return together(reveal, phraseWhenAll(machine, now));
}

function hasAllCommitments({ ownId }: Machine, now: Running): boolean {
  return now.committed && others(now.members, ownId).every((id) => now.commitments.has(id));
}

function hearReveal(
  machine: Machine,
  now: Running,
  { from, nonce, commitment }: Extract<CheckEvent, { type: 'reveal' }>,
): Step {
  if (!now.members.includes(from) || now.nonces.get(from) === nonce) return stay(machine);
  if (now.commitments.get(from) !== commitment) return mismatch(machine, now, from);
  const next: Running = { ...now, nonces: new Map(now.nonces).set(from, nonce) };
  return phraseWhenAll({ ...machine, now: next }, next);
}

function phraseWhenAll(machine: Machine, now: Running): Step {
  if (!isComplete(machine, now)) return stay(machine);
  const { check, members, nonces } = now;
  return { machine, acts: [{ type: 'phrase', check, members: [...members], nonces }] };
}

function isComplete(machine: Machine, now: Running): boolean {
  const everybody = others(now.members, machine.ownId);
  return hasAllCommitments(machine, now) && everybody.every((id) => now.nonces.has(id));
}

function hearEnd(
  machine: Machine,
  { from, check, reason }: Extract<CheckEvent, { type: 'end' }>,
): Step {
  const { now } = machine;
  // Given up before we heard of it: then it is not to be begun.
  if (!('check' in now) || now.check !== check) return stay(over(machine, check));
  if (!now.members.includes(from)) return stay(machine);
  const isAlarm = reason === 'mismatch' || reason === 'differs';
  if (now.type === 'failed' ? !isAlarm : now.type === 'done' && !isAlarm) return stay(machine);
  return fail(machine, now, { fault: reason, whom: [from] });
}

/** People came or went. */
function meet(machine: Machine): Step {
  const { now, ownId, known } = machine;
  if (now.type !== 'running' || isComplete(machine, now)) return stay(machine);
  const gone = others(now.members, ownId).filter(
    (id) => !known.has(id) && (now.committed || now.commitments.has(id)),
  );
  if (gone.length > 0) return fail(machine, now, { fault: 'left', whom: gone });
  return commitWhenMet(machine, now);
}

/** Time is up: names those whom we waited for. */
function giveUp(machine: Machine, now: Running, of: 'others' | 'answers'): Step {
  const everybody = others(now.members, machine.ownId);
  if (of === 'others' && now.committed) return stay(machine);
  if (!now.committed) {
    const whom = now.starter === null ? [] : [now.starter];
    return fail(machine, now, { fault: 'stranger', whom, tell: 'stranger' });
  }
  const heard = hasAllCommitments(machine, now) ? now.nonces : now.commitments;
  return fail(machine, now, { fault: 'silent', whom: everybody.filter((id) => !heard.has(id)) });
}

function mismatch(machine: Machine, now: Running, from: string): Step {
  return fail(machine, now, { fault: 'mismatch', whom: [from], tell: 'mismatch' });
}

interface Failure {
  fault: CheckFault;
  whom: readonly string[];
  tell?: EndReason;
}

function fail(
  machine: Machine,
  about: Pick<Running, 'check' | 'members' | 'starter'>,
  { fault, whom, tell }: Failure,
): Step {
  const { check, members } = about;
  const step = finish(machine, { ...kept(about), type: 'failed', fault, whom });
  if (tell === undefined) return step;
  return together(step, {
    machine: step.machine,
    acts: [{ type: 'end', check, members: [...members], reason: tell }],
  });
}

function finish(machine: Machine, now: Exclude<CheckState, { type: 'idle' }>): Step {
  return stay(over({ ...machine, now }, now.check));
}

const others = (members: readonly string[], ownId: string) => members.filter((id) => id !== ownId);
const inOrder = (members: readonly string[]) => (id: string, at: number) => members[at] === id;

/** Rising and without doubles: there is one way to write a set of members. */
function isOrdered(members: readonly string[]): boolean {
  return members.every((id, at) => at === 0 || (members[at - 1] ?? '') < id);
}

function kept({ check, members, starter }: Pick<Running, 'check' | 'members' | 'starter'>) {
  return { check, members, starter };
}

function over(machine: Machine, check: string): Machine {
  const rest = machine.ended.filter((each) => each !== check);
  return { ...machine, ended: [...rest, check].slice(-MAX_ENDED) };
}

function stay(machine: Machine): Step {
  return { machine, acts: [] };
}

/** One step after another. */
function together(first: Step, second: Step): Step {
  return { machine: second.machine, acts: [...first.acts, ...second.acts] };
}
