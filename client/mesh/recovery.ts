// Pure: what we know about a link, and what to do about it. The reconnect ladder, rung by rung.

/**
 * `connecting`: never open yet; `open`; `recovering`: silent, being repaired; `away`: most likely
 * gone, not to be shown, but still listened for; `lost`: we stopped trying until somebody asks.
 */
export type LinkState = 'connecting' | 'open' | 'recovering' | 'away' | 'lost';

/** `restart` ICE, `rebuild` with a new connection, or `end` the link for good. */
export type LinkAction = 'none' | 'restart' | 'rebuild' | 'end';

export interface LinkFacts {
  /** We have had a valid message of this peer. */
  confirmed: boolean;
  /** The current attempt's channels are open. */
  open: boolean;
  everOpen: boolean;
  /** We make the offers of the current attempt. */
  initiator: boolean;
  /** Since the current attempt began. */
  attemptMs: number;
  /** Since anything came from the peer; since the attempt began if nothing ever did. */
  silentMs: number;
  /** ICE restarts since the silence began, and since the last one. */
  restarts: number;
  sinceRestartMs: number;
  /**
   * Signs that the peer has gone, unrefuted by anything heard since: `hinted` = the relay says that its
   * socket ended, `closed` = our connection was closed from the other side, or both.
   */
  farewell: 'none' | 'hinted' | 'closed' | 'both';
  sinceFarewellMs: number;
  /** The usual round trip of this link, 0 while unknown. */
  roundTripMs: number;
  /** The relay has a number of the peer, so that a signal could reach it without its own channel. */
  carrier: boolean;
  /** Somebody else is connected who may be able to hand a signal over. */
  courier: boolean;
  /** Our socket to the relay is open. */
  relayOpen: boolean;
  /** We have several links and all are silent: then it is us, not the peer. */
  allSilent: boolean;
  /** This device is at its limit, so what has come may wait for long before we hear it. */
  busy: boolean;
}

/** Three lost heartbeats in a row are no accident; measured at 1.7 s against 7.4 s of ICE itself. */
export const SILENCE_MS = 1_500;
/** On a device at its limit repairs would add to what holds up the words. */
const SILENCE_WHEN_BUSY_MS = 5_000;
/** Waits before each ICE restart; simple-peer's own limit of 16 s is never reached. */
const RESTART_AFTER_MS = [0, 2_000, 4_000, 8_000] as const;
/** After so much silence restarts have not helped: a new connection. */
const REBUILD_AFTER_MS = 10_000;
/** An attempt that is not open by then never will be. */
const ATTEMPT_LIMIT_MS = 12_000;
/** The answering side waits longer, so that both do not offer at once. */
const ANSWERER_PATIENCE_MS = 3_000;
/** A ghost: a hello that nobody stands behind. */
const UNCONFIRMED_LIMIT_MS = 15_000;
/** The relay's hint is believed when pings stay unanswered for this long, or for two round trips. */
const HINT_GRACE_MS = 20;
/** Before the first answer nobody knows how long an answer takes here. */
const HINT_GRACE_UNKNOWN_MS = 280;
/** Of a peer without a number at the relay no hint will come: silence has to do. */
const SILENCE_WITHOUT_HINT_MS = 2_400;
/** A peer that went may be changing networks: it is welcome back for so long without a new tile. */
const AWAY_LIMIT_MS = 10_000;
/** Who closes a connection on purpose tells the relay, too, or offers another one, in this time. */
const CLOSED_GRACE_MS = 2_000;
const GIVE_UP_MS = 60_000;

export interface Verdict {
  state: LinkState;
  action: LinkAction;
}

export function decide(facts: LinkFacts): Verdict {
  if (!facts.confirmed) {
    const ghost = facts.farewell !== 'none' || facts.attemptMs > UNCONFIRMED_LIMIT_MS;
    return { state: 'connecting', action: ghost ? 'end' : 'none' };
  }
  return farewellVerdict(facts) ?? (facts.open ? openVerdict(facts) : attemptVerdict(facts));
}

/** How long after a farewell sign the verdict may change. */
export function farewellGraceMs(roundTripMs: number): number {
  return roundTripMs === 0 ? HINT_GRACE_UNKNOWN_MS : Math.max(HINT_GRACE_MS, 2 * roundTripMs);
}

function farewellVerdict(facts: LinkFacts): Verdict | null {
  const { farewell, sinceFarewellMs, relayOpen, carrier } = facts;
  switch (farewell) {
    case 'none':
      return null;
    case 'both':
      return { state: 'away', action: 'end' };
    case 'closed': {
      // A reload says hello again, a rebuild offers again: both within moments.
      const limitMs = relayOpen ? CLOSED_GRACE_MS : AWAY_LIMIT_MS;
      if (sinceFarewellMs <= limitMs) return { state: 'away', action: 'none' };
      // Still in the room by the relay's word: it gave up the connection, or its offer was lost.
      return { state: 'away', action: carrier ? 'rebuild' : 'end' };
    }
    case 'hinted': {
      if (sinceFarewellMs < farewellGraceMs(facts.roundTripMs)) return null;
      const limitMs = relayOpen ? AWAY_LIMIT_MS : GIVE_UP_MS;
      return { state: 'away', action: sinceFarewellMs > limitMs ? 'end' : 'none' };
    }
    default:
      return farewell satisfies never;
  }
}

function openVerdict(facts: LinkFacts): Verdict {
  const silenceMs = facts.busy ? SILENCE_WHEN_BUSY_MS : SILENCE_MS;
  if (facts.silentMs < silenceMs) return { state: 'open', action: 'none' };
  if (facts.silentMs > GIVE_UP_MS) return silentForGood(facts);
  const state = isQuietlyGone(facts) ? 'away' : 'recovering';
  if (!facts.carrier && !facts.courier) return { state, action: 'none' };
  const patienceMs = facts.initiator ? 0 : ANSWERER_PATIENCE_MS;
  if (facts.silentMs > REBUILD_AFTER_MS + patienceMs) return { state, action: 'rebuild' };
  const waitMs = RESTART_AFTER_MS[Math.min(facts.restarts, RESTART_AFTER_MS.length - 1)] ?? 0;
  const due = facts.restarts === 0 || facts.sinceRestartMs >= waitMs;
  return { state, action: due ? 'restart' : 'none' };
}

/** No hint will come, and others are heard: most likely the peer has ended. */
function isQuietlyGone({ carrier, allSilent, silentMs }: LinkFacts): boolean {
  return !carrier && !allSilent && silentMs > SILENCE_WITHOUT_HINT_MS;
}

function attemptVerdict(facts: LinkFacts): Verdict {
  const repairing = isQuietlyGone(facts) ? 'away' : 'recovering';
  const state = facts.everOpen ? repairing : 'connecting';
  if (facts.silentMs > GIVE_UP_MS) return silentForGood(facts);
  const limitMs = ATTEMPT_LIMIT_MS + (facts.initiator ? 0 : ANSWERER_PATIENCE_MS);
  const canSignal = facts.carrier || facts.courier;
  return { state, action: facts.attemptMs > limitMs && canSignal ? 'rebuild' : 'none' };
}

/** Still in the room by the relay's word: shown as lost. Otherwise nothing speaks for the peer. */
function silentForGood(facts: LinkFacts): Verdict {
  return facts.carrier ? { state: 'lost', action: 'none' } : { state: 'away', action: 'end' };
}
