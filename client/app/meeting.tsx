// Everything of a running meeting, in a chunk of its own that loads while the person is in the lobby.
import { signal as createSignal, type ReadonlySignal } from '@preact/signals';
import features from 'features:all';
import { createFeatureHost } from '../features/host.ts';
import { locale } from '../i18n/i18n.ts';
import type { Bytes } from '../kit/bytes.ts';
import { systemClock } from '../kit/clock.ts';
import { onAbort } from '../kit/lifetime.ts';
import { createStore } from '../kit/store.ts';
import type { NewLink } from '../mesh/renewal.ts';
import { createSession, type Credentials, type Session } from '../mesh/session.ts';
import type { AddressChoice } from '../room/addresses.ts';
import type { AudioOnly } from '../room/audio-only.ts';
import { createEncodeOnce } from '../room/encode-once.ts';
import type { LocalMedia } from '../room/local-media.ts';
import type { PolicyChange } from '../room/moderation.ts';
import { createNoticePreferences, type NoticePreferences } from '../room/notice-preferences.ts';
import type { Preference } from '../room/preference.ts';
import { createRoom, type Room } from '../room/room.ts';
import {
  createShortcutPreferences,
  type ShortcutPreferences,
} from '../room/shortcut-preferences.ts';
import type { OrderMemory } from '../signaling/orders/order-memory.ts';
import { remembered } from '../signaling/orders/order-recall.ts';
import type { MeetingSlots, PanelState } from '../view/slots.ts';

export { openFanOutWorker } from './fan-out-worker.ts';
export { lookIn } from '../room/look-in.ts';
export { deriveMeetingKeys } from '../signaling/meeting-keys.ts';
export { unlockRoom } from '../signaling/passphrase.ts';
export { prepareCredentials, type Credentials } from '../mesh/session.ts';
export { Meeting } from '../view/meeting/meeting.tsx';
export { After } from '../view/page/after.tsx';
export { Door } from '../view/waiting/door.tsx';
export { Turned } from '../view/waiting/turned.tsx';
export { Waiting } from '../view/waiting/waiting.tsx';

export interface StartOptions {
  credentials: Credentials;
  origin: string;
  iceServers: readonly RTCIceServer[];
  media: LocalMedia;
  name: ReadonlySignal<string>;
  build: string;
  /** Where this tab leads the meeting. */
  host: HostMemory | null;
  /** Of the link, null where it is valid for ever; a renewed one has the same. */
  expiryHour: number | null;
  /** The link says that there is a waiting room. */
  presumeLobby: boolean;
  /** The link is another one now. */
  onRenewed: (link: NewLink) => void;
  /** What a passphrase makes of the secret of a link. */
  roomSecretOf: (secret: Bytes) => Promise<Bytes>;
  /** What a host chose before joining. */
  policyWish?: PolicyChange | null;
  /** The service offers TURN. */
  detour: boolean;
  addressChoice: AddressChoice;
  audioOnly: AudioOnly;
}

/** What a host's device knows from earlier. */
export interface HostMemory {
  root: Bytes;
  orders: OrderMemory;
  /** How often the link was renewed. */
  epoch: number;
  keepOrders(orders: OrderMemory): void;
}

export interface RunningMeeting {
  room: Room;
  slots: ReadonlySignal<MeetingSlots>;
  panel: PanelState;
  shortcuts: ShortcutPreferences;
  notices: NoticePreferences;
}

/** The relay is asked first of all; the rest is made while the hello is on its way. */
const HELLO_PATIENCE_MS = 100;

/** At the relay, and with all that must be known before the first connection is made. */
export interface Attached {
  session: Session;
  encodeOnce: Preference<boolean> | null;
  /** Our hello is on its way; nobody can have answered when this resolves, so the room misses nothing. */
  introduced: Promise<void>;
}

/** Makes connections ready, which carry nothing before the person joins; they end with the signal. */
export function warmUp(options: StartOptions, signal: AbortSignal): Attached {
  return attach(options, signal, true);
}

function attach(options: StartOptions, signal: AbortSignal, warm: boolean): Attached {
  const name = warm ? '' : options.name.peek();
  const session = createSession({ ...options, name, warm }, signal);
  session.on('renewed', options.onRenewed, signal);
  const { host } = options;
  if (host !== null) {
    const { desk } = session;
    let { orders } = host;
    const keep = () => host.keepOrders((orders = remembered(orders, desk.book())));
    desk.on('changed', keep, signal);
  }
  const introduced = new Promise<void>((resolve) => {
    session.signaling.on('introduced', () => resolve(), signal);
    systemClock.after(HELLO_PATIENCE_MS, resolve, signal);
    onAbort(signal, resolve);
  });
  return { session, encodeOnce: createEncodeOnce(session.mesh, signal), introduced };
}

/** Joins the room, over the connections that were made ready, if there are any; all of it ends with the signal. */
export async function startMeeting(
  options: StartOptions,
  signal: AbortSignal,
  warm: Attached | null = null,
): Promise<RunningMeeting> {
  const { media, name } = options;
  const { session, encodeOnce, introduced } = warm ?? attach(options, signal, false);
  await introduced;
  const makeRoom = () =>
    createRoom(
      {
        session,
        media,
        name,
        clock: systemClock,
        detour: options.detour,
        build: options.build,
        policyWish: options.policyWish ?? null,
        expiryHour: options.expiryHour,
        addressChoice: options.addressChoice,
        audioOnly: options.audioOnly,
        encodeOnce,
      },
      signal,
    );
  const room = warm === null ? makeRoom() : await enter(session, name.peek(), makeRoom);
  const panel = createPanelState();
  const { slots } = createFeatureHost({ features, room, panel, locale }, signal);
  return {
    room,
    slots,
    panel,
    shortcuts: createShortcutPreferences(createStore('shortcuts')),
    notices: createNoticePreferences(createStore('notices')),
  };
}

/** What the others do now takes longest, so they are told before anything is made here. */
async function enter(session: Session, name: string, makeRoom: () => Room): Promise<Room> {
  return new Promise((resolve, reject) => {
    session.enter(name, () => resolve(makeRoom())).catch(reject);
  });
}

function createPanelState(): PanelState {
  const open = createSignal<string | null>(null);
  return { open, show: (id) => (open.value = id) };
}
