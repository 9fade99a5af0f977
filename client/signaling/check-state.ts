// A check of the connection as plain data: where it stands, what happens to it, what is to be done.

/**
 * Why a check has no phrase. `silent`: no answer in time; `left`: went before the end; `stranger`: sees
 * other people than we do; `refused`: was asked too often to take part by itself; `mismatch`: a nonce
 * was not the one committed to; `differs`: people compared, and the phrases were not the same.
 */
export type CheckFault = 'silent' | 'left' | 'stranger' | 'refused' | 'mismatch' | 'differs';

export type CheckState =
  | { readonly type: 'idle' }
  | {
      readonly type: 'running';
      readonly check: string;
      /** Ids in order, one's own among them. */
      readonly members: readonly string[];
      /** The room of whoever started: the same for all, whatever room each one is in. */
      readonly room: string;
      /** Of whom we first heard of it; null when it is our own. */
      readonly starter: string | null;
      /** Members who know of us all are told our commitment; before, we wait to know them all. */
      readonly committed: boolean;
      readonly commitments: ReadonlyMap<string, string>;
      readonly nonces: ReadonlyMap<string, string>;
    }
  | {
      readonly type: 'done';
      readonly check: string;
      readonly members: readonly string[];
      readonly starter: string | null;
      readonly phrase: readonly number[];
    }
  | {
      readonly type: 'failed';
      readonly check: string;
      readonly members: readonly string[];
      readonly starter: string | null;
      readonly fault: CheckFault;
      /** Whom it is about; empty where nobody is to be named. */
      readonly whom: readonly string[];
    };

export type Running = Extract<CheckState, { type: 'running' }>;

export interface Machine {
  readonly ownId: string;
  readonly now: CheckState;
  /** Checks that are over, and not to be taken up again by a late message; the last ones only. */
  readonly ended: readonly string[];
  /** Commitments to a next check that came before this one was over here. */
  readonly later: readonly Commit[];
  /** Peers who proved who they are and have not gone. */
  readonly known: ReadonlySet<string>;
}

export interface Commit {
  readonly type: 'commit';
  readonly from: string;
  readonly check: string;
  readonly members: readonly string[];
  readonly room: string;
  readonly commitment: string;
  /** Whether we may take part in one more check that nobody here asked for. */
  readonly mayJoin: () => boolean;
}

export type CheckEvent =
  | {
      readonly type: 'start';
      readonly check: string;
      readonly members: readonly string[];
      readonly room: string;
    }
  | Commit
  | {
      readonly type: 'reveal';
      readonly from: string;
      readonly check: string;
      readonly nonce: string;
      /** The commitment that this nonce makes in our view. */
      readonly commitment: string;
    }
  | {
      readonly type: 'end';
      readonly from: string;
      readonly check: string;
      readonly reason: EndReason;
    }
  | { readonly type: 'known'; readonly peers: ReadonlySet<string> }
  /** `others`: time to know everybody is up; `answers`: time for everything is. */
  | { readonly type: 'timeout'; readonly check: string; readonly of: 'others' | 'answers' }
  | { readonly type: 'phrase'; readonly check: string; readonly phrase: readonly number[] }
  /** Somebody here says that the phrases differ. */
  | { readonly type: 'differs' };

export type EndReason = 'stranger' | 'refused' | 'mismatch' | 'differs';

/** What is to be done; `check` and `members` are those of the check that it concerns. */
export type CheckAct =
  | { readonly type: 'reveal'; readonly check: string; readonly members: string[] }
  | {
      readonly type: 'commit';
      readonly check: string;
      readonly members: string[];
      readonly room: string;
    }
  | {
      readonly type: 'phrase';
      readonly check: string;
      readonly members: string[];
      readonly nonces: ReadonlyMap<string, string>;
    }
  | {
      readonly type: 'end';
      readonly check: string;
      readonly members: string[];
      readonly reason: EndReason;
    };

export function newMachine(ownId: string): Machine {
  return { ownId, now: { type: 'idle' }, ended: [], later: [], known: new Set() };
}
