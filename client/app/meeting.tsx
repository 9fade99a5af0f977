// Everything of a running meeting, in a chunk of its own that loads while the person is in the lobby.
import { signal as createSignal, type ReadonlySignal } from '@preact/signals';
import features from 'features:all';
import { createFeatureHost } from '../features/host.ts';
import { locale } from '../i18n/i18n.ts';
import { systemClock } from '../kit/clock.ts';
import { createSession, type Credentials } from '../mesh/session.ts';
import type { LocalMedia } from '../room/local-media.ts';
import { createRoom, type Room } from '../room/room.ts';
import type { MeetingSlots, PanelState } from '../view/slots.ts';

export { prepareCredentials, type Credentials } from '../mesh/session.ts';
export { Meeting } from '../view/meeting/meeting.tsx';

export interface StartOptions {
  credentials: Credentials;
  origin: string;
  iceServers: readonly RTCIceServer[];
  media: LocalMedia;
  name: ReadonlySignal<string>;
  build: string;
}

export interface RunningMeeting {
  room: Room;
  slots: ReadonlySignal<MeetingSlots>;
  panel: PanelState;
}

/** Joins the room; all of it ends with the signal. */
export function startMeeting(options: StartOptions, signal: AbortSignal): RunningMeeting {
  const { media, name } = options;
  const session = createSession({ ...options, name: name.peek() }, signal);
  const room = createRoom({ session, media, name, clock: systemClock }, signal);
  const panel = createPanelState();
  const { slots } = createFeatureHost({ features, room, panel, locale }, signal);
  return { room, slots, panel };
}

function createPanelState(): PanelState {
  const open = createSignal<string | null>(null);
  return { open, show: (id) => (open.value = id) };
}
