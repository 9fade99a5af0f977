// What hosts order, as signals and commands: the engine behind `moderation`, `standing` and `knocking`.
import { computed, effect, signal as createSignal, type ReadonlySignal } from '@preact/signals';
import { MAX_NOTE_CHARACTERS } from '../../shared/limits.ts';
import { onAbort } from '../kit/lifetime.ts';
import type { Session } from '../mesh/session.ts';
import {
  admitDrafts,
  denyDrafts,
  endDrafts,
  muteDrafts,
  policyDrafts,
  removeDrafts,
  revokeDrafts,
} from '../signaling/orders/drafts.ts';
import {
  grantedKeyOf,
  isGranted,
  muteOf,
  policyOf,
  roleOf,
  type OrderBook,
} from '../signaling/orders/order-book.ts';
import { OPEN_POLICY, type Draft } from '../signaling/orders/statement.ts';
import { askOrderKey } from '../signaling/orders/order-key.ts';
import type { LocalMedia } from './local-media.ts';
import type { Knocking, Moderation, Policy, PolicyChange, Right, Standing } from './moderation.ts';
import type { SelfDescription } from './self-description.ts';

export interface Leading {
  readonly moderation: Moderation;
  readonly standing: ReadonlySignal<Standing>;
  readonly knocking: Knocking;
  /** For the self-description: the mute that one ended oneself. */
  readonly unmuted: ReadonlySignal<number | null>;
}

export interface LeadingOptions {
  session: Session;
  media: Pick<LocalMedia, 'microphone' | 'screen'>;
  /** What everybody says about themselves, by id. */
  descriptions: ReadonlySignal<ReadonlyMap<string, SelfDescription>>;
  policyWish: PolicyChange | null;
  /** Everybody with whom there is a connection, or will be in a moment. */
  present: () => readonly string[];
}

export function createLeading(options: LeadingOptions, signal: AbortSignal): Leading {
  const { session, descriptions, present } = options;
  const { desk, door, ownId } = session;
  const book = createSignal<OrderBook>(desk.book());
  const standing = createSignal<Standing>(door.state());
  const knocks = createSignal(door.knocks());
  const policy = createSignal(door.policy());
  const note = createSignal('');

  door.on(
    'changed',
    () => {
      book.value = desk.book();
      policy.value = door.policy();
      standing.value = door.state();
      knocks.value = door.knocks();
    },
    signal,
  );

  const roleNow = (id: string) =>
    id === ownId && desk.holdsRoot ? 'host' : roleOf(book.value, id);
  const mayUse = (right: Right, id: string) =>
    policy.value.allow[right] === 'everybody' || roleNow(id) !== 'guest';
  const unmuted = createSignal<number | null>(null);

  function isMuted(id: string): boolean {
    const counter = muteOf(book.value, id);
    if (counter === null) return false;
    const own = id === ownId ? unmuted.value : (descriptions.value.get(id)?.unmuted ?? null);
    return !(mayUse('unmute', id) && own === counter);
  }

  const ownMute = computed(() => muteOf(book.value, ownId));
  const mayUnmute = computed(() => mayUse('unmute', ownId));
  followOwnMedia({ ...options, ownMute, mayUnmute, unmuted }, () => mayUse('share', ownId), signal);

  const decidedLobby = createSignal<boolean | null>(null);
  const order = (drafts: readonly Draft[]) => desk.issue(drafts);
  const inside = () => [ownId, ...present()];
  const others = () => [...present()];

  const revoking = (id: string) =>
    revokeDrafts(desk.book(), id, isMuted, (each) => inside().includes(each));

  const remove = (id: string) => {
    decidedLobby.value = true;
    return order([
      ...revoking(id),
      ...removeDrafts(
        desk.book(),
        id,
        inside().filter((each) => each !== id),
      ),
    ]);
  };

  if (desk.holdsRoot) {
    const wish = { ...door.policy(), ...options.policyWish } as Policy;
    const full = { ...wish, allow: { ...OPEN_POLICY.allow, ...wish.allow } };
    assertPolicy(full, options, () => decidedLobby.peek() !== null, signal);
  }

  const moderation: Moderation = {
    policy,
    decidedLobby,
    role: computed(() => roleNow(ownId)),
    roleOf: roleNow,
    knocks,
    isMuted,
    mayUse,
    admit: (ids) => order(admitDrafts(desk.book(), ids)),
    turnAway: (ids) => order(denyDrafts(ids)),
    remove,
    async removeAndRenewLink(id) {
      await remove(id);
      await session.renewal.renew(isMuted);
    },
    renewLink: () => session.renewal.renew(isMuted),
    mute: (ids) => order(muteDrafts(ids, true)),
    muteOthers: () => order(muteDrafts(others(), true)),
    letSpeak: (ids) => order(muteDrafts(ids, false)),
    async makeCohost(id) {
      const key = await askOrderKey(session.signaling, session.clock, id, signal);
      // The answer is a claim: a key that somebody else gives orders with is not this person's.
      const isForeign =
        key !== null && isGranted(desk.book(), key) && grantedKeyOf(desk.book(), id) !== key;
      if (key !== null && !isForeign) await order([{ type: 'cohost', id, key, on: true }]);
    },
    revokeCohost: (id) => order(revoking(id)),
    setPolicy({ allow, ...change }) {
      if (change.lobby !== undefined) decidedLobby.value = change.lobby;
      const now = door.policy();
      const next = { ...now, ...change, allow: { ...now.allow, ...allow } };
      return order(policyDrafts(desk.book(), next, inside()));
    },
    async endForAll() {
      await order(endDrafts([...new Set([...others(), ...door.outside()])]));
      // Whoever has left says nothing any more.
      await new Promise<void>((resolve) => session.clock.after(SAY_FIRST_MS, resolve, signal));
      await order(endDrafts([ownId]));
    },
  };
  return {
    moderation,
    standing,
    unmuted,
    knocking: {
      note,
      setNote(text) {
        note.value = text.slice(0, MAX_NOTE_CHARACTERS);
        door.setNote(note.value);
      },
    },
  };
}

/** The word to the others is on its way by then. */
const SAY_FIRST_MS = 300;
/** Whoever is inside has told us by then what was ordered before we came. */
const LEARN_MS = 1_000;

/**
 * Orders what the host chose before joining, unless hosts have ordered something in this meeting. A waiting
 * room that the host wants it gets: the word that there is none may be one of another day.
 */
function assertPolicy(
  policy: Policy,
  { session: { desk, door, clock, ownId }, present }: LeadingOptions,
  hasDecided: () => boolean,
  signal: AbortSignal,
) {
  if (JSON.stringify(policy) === JSON.stringify(OPEN_POLICY) && !door.policy().lobby) return;
  if (policy.lobby) door.expectLobby(true);
  let isEarly = false;
  const assert = async () => {
    if (hasDecided()) return;
    const book = desk.book();
    const known = policyOf(book);
    if (known !== null && (known.lobby || !policy.lobby)) return;
    const next = known === null ? policy : { ...known, lobby: true };
    await desk.issue([...admitDrafts(book, [ownId, ...present()]), { type: 'policy', ...next }]);
  };
  // Once more after an early word: what one learns then may have outdone it.
  clock.after(LEARN_MS, () => void assert().finally(() => door.expectLobby(false)), signal);
  door.on(
    'changed',
    () => {
      if (isEarly) return;
      const hellos = door.outside().map(door.helloOf);
      isEarly = hellos.some((hello) => hello !== undefined && door.isNewcomer(hello));
      if (isEarly) void assert();
    },
    signal,
  );
}

interface OwnMedia {
  media: LeadingOptions['media'];
  ownMute: ReadonlySignal<number | null>;
  mayUnmute: ReadonlySignal<boolean>;
  unmuted: { value: number | null };
}

/** Obeys for oneself; the others see to it anyway. */
function followOwnMedia(
  { media, ownMute, mayUnmute, unmuted }: OwnMedia,
  mayShare: () => boolean,
  signal: AbortSignal,
) {
  let obeyed: number | null = null;
  const follow = (run: () => void) => onAbort(signal, effect(run));
  follow(() => {
    const counter = ownMute.value;
    const on = media.microphone.on.value;
    if (counter === null) return;
    const isNew = counter !== obeyed;
    obeyed = counter;
    if (on && (isNew || !mayUnmute.value)) media.microphone.turnOff();
    else if (on) unmuted.value = counter;
  });
  follow(() => {
    if (media.screen.on.value && !mayShare()) media.screen.turnOff();
  });
}
