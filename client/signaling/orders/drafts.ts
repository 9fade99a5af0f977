// Pure: which orders a wish of a host takes, so that it means the same for everybody.
import { policyOf, verdictOf, type Order, type OrderBook } from './order-book.ts';
import {
  MAX_COUNTER,
  MAX_SUBJECTS,
  OPEN_POLICY,
  type Draft,
  type Policy,
  type Statement,
} from './statement.ts';

/** Those who are inside stay inside when the door is closed behind them. */
export function policyDrafts(book: OrderBook, policy: Policy, present: readonly string[]): Draft[] {
  const now = policyOf(book) ?? OPEN_POLICY;
  const closes = (policy.lobby || policy.locked) && !(now.lobby || now.locked);
  const policyDraft: Draft = { type: 'policy', ...policy };
  return closes ? [...admitDrafts(book, present), policyDraft] : [policyDraft];
}

/** Lets these in whom nobody has let in yet. */
export function admitDrafts(book: OrderBook, ids: readonly string[]): Draft[] {
  return inGroups(
    ids.filter((id) => verdictOf(book, id) !== 'admit'),
    (group) => ({ type: 'admission', ids: group, verdict: 'admit' }),
  );
}

export function denyDrafts(ids: readonly string[]): Draft[] {
  return inGroups(ids, (group) => ({ type: 'admission', ids: group, verdict: 'deny' }));
}

/** Out, and whoever comes from now on has to knock. `present`: those who stay. */
export function removeDrafts(book: OrderBook, id: string, present: readonly string[]): Draft[] {
  const policy = policyOf(book) ?? OPEN_POLICY;
  const closing = policy.lobby ? [] : policyDrafts(book, { ...policy, lobby: true }, present);
  return [...closing, { type: 'admission', ids: [id], verdict: 'remove' }];
}

export function muteDrafts(ids: readonly string[], on: boolean): Draft[] {
  return inGroups(ids, (group) => ({ type: 'mute', ids: group, on }));
}

export function endDrafts(ids: readonly string[]): Draft[] {
  return inGroups(ids, (group) => ({ type: 'end', ids: group }));
}

/** The link is another one now, and not for those who are out: the latest of them, if they are many. */
export function renewalDraft(book: OrderBook, epoch: number, check: string): Draft {
  const out: { id: string; rank: number }[] = [];
  for (const [register, { statement }] of book) {
    if (statement.type !== 'admission') continue;
    const id = register.slice('admission '.length);
    const verdict = verdictOf(book, id);
    if (verdict === null || verdict === 'admit') continue;
    // Who was removed knows people inside; who was turned away only knocked.
    out.push({ id, rank: statement.counter + (verdict === 'remove' ? MAX_COUNTER : 0) });
  }
  const without = out
    .toSorted((one, other) => other.rank - one.rank)
    .slice(0, MAX_SUBJECTS)
    .map(({ id }) => id);
  return { type: 'newlink', epoch, check, ...(without.length > 0 && { without }) };
}

/** Whether somebody is silenced still: saying a mute again would silence those who have ended it. */
export type StillMuted = (id: string) => boolean;

/**
 * Takes a co-host's key back, from all who were named with it. What it ordered before about those who
 * are present stays valid in the host's own name, and whom it sent out stays out; whom else it has let in,
 * the host does not vouch for.
 */
export function revokeDrafts(
  book: OrderBook,
  id: string,
  stillMuted: StillMuted,
  isPresent: (id: string) => boolean = () => true,
): Draft[] {
  const grant = book.get(`cohost ${id}`)?.statement;
  if (grant?.type !== 'cohost' || !grant.on) return [];
  const { key } = grant;
  const given: Draft[] = [];
  for (const { statement } of book.values()) {
    if (statement.type !== 'cohost' || statement.key !== key || !statement.on) continue;
    given.push({ type: 'cohost', id: statement.id, key, on: false });
  }
  const isItsOwn = ({ byRoot, envelope }: Order) => !byRoot && envelope.key === key;
  return [...restatedDrafts(book, stillMuted, isItsOwn, isPresent), ...given];
}

/** What counts of the book, to be said once more: in the host's own name, or for another room. */
export function restatedDrafts(
  book: OrderBook,
  stillMuted: StillMuted,
  includes: (order: Order) => boolean,
  isPresent: (id: string) => boolean = () => true,
): Draft[] {
  const drafts: Draft[] = [];
  const grouped = new Map<string, { draft: Draft; ids: string[] }>();
  for (const [register, order] of book) {
    if (!includes(order)) continue;
    const draft = draftOf(order.statement);
    if (!('ids' in draft)) {
      drafts.push(draft);
      continue;
    }
    const subject = register.slice(register.indexOf(' ') + 1);
    const sendsOut = draft.type === 'admission' && draft.verdict !== 'admit';
    if (!sendsOut && !isPresent(subject)) continue;
    if (draft.type === 'mute' && !stillMuted(subject)) continue;
    const kind = JSON.stringify({ ...draft, ids: [] });
    const group = grouped.get(kind) ?? { draft, ids: [] };
    group.ids.push(subject);
    grouped.set(kind, group);
  }
  for (const { draft, ids } of grouped.values()) {
    drafts.push(...inGroups(ids, (group) => ({ ...draft, ids: group }) as Draft));
  }
  return drafts;
}

function draftOf({ room: _room, counter: _counter, ...draft }: Statement): Draft {
  return draft;
}

function inGroups(ids: readonly string[], draft: (group: string[]) => Draft): Draft[] {
  const drafts: Draft[] = [];
  const subjects = [...new Set(ids)];
  for (let at = 0; at < subjects.length; at += MAX_SUBJECTS) {
    drafts.push(draft(subjects.slice(at, at + MAX_SUBJECTS)));
  }
  return drafts;
}
