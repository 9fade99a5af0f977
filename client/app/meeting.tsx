// Everything of a running meeting, in a chunk of its own that loads while the person is in the lobby.
import { signal as createSignal, type ReadonlySignal } from '@preact/signals';
import features from 'features:all';
import { createFeatureHost } from '../features/host.ts';
import { locale } from '../i18n/i18n.ts';
import { systemClock } from '../kit/clock.ts';
import { onAbort } from '../kit/lifetime.ts';
import { createStore } from '../kit/store.ts';
import { createSession, type Credentials } from '../mesh/session.ts';
import type { LocalMedia } from '../room/local-media.ts';
import { createNoticePreferences, type NoticePreferences } from '../room/notice-preferences.ts';
import { createRoom, type Room } from '../room/room.ts';
import {
  createShortcutPreferences,
  type ShortcutPreferences,
} from '../room/shortcut-preferences.ts';
import type { MeetingSlots, PanelState } from '../view/slots.ts';

export { lookIn } from '../room/look-in.ts';
export { prepareCredentials, type Credentials } from '../mesh/session.ts';
export { Meeting } from '../view/meeting/meeting.tsx';
export { After } from '../view/page/after.tsx';

export interface StartOptions {
  credentials: Credentials;
  origin: string;
  iceServers: readonly RTCIceServer[];
  media: LocalMedia;
  name: ReadonlySignal<string>;
  build: string;
  /** The service offers TURN. */
  detour: boolean;
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

/** Joins the room; all of it ends with the signal. */
export async function startMeeting(
  options: StartOptions,
  signal: AbortSignal,
): Promise<RunningMeeting> {
  const { media, name } = options;
  const session = createSession({ ...options, name: name.peek() }, signal);
  // Nobody can have answered when this resolves, so the room misses nothing.
  await new Promise<void>((resolve) => {
    session.signaling.on('introduced', () => resolve(), signal);
    systemClock.after(HELLO_PATIENCE_MS, resolve, signal);
    onAbort(signal, resolve);
  });
  const room = createRoom(
    { session, media, name, clock: systemClock, detour: options.detour, build: options.build },
    signal,
  );
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

function createPanelState(): PanelState {
  const open = createSignal<string | null>(null);
  return { open, show: (id) => (open.value = id) };
}
