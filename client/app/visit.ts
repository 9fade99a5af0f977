// One visit to a meeting: lobby, meeting, after. Holds what they share and ends all of it together.
import { effect, signal as createSignal, type ReadonlySignal } from '@preact/signals';
import type { CloseReason } from '../../shared/close-codes.ts';
import { MAX_NAME_CHARACTERS } from '../../shared/limits.ts';
import { string } from '../../shared/parse.ts';
import { t } from '../i18n/i18n.ts';
import { systemClock } from '../kit/clock.ts';
import { childLifetime, onAbort } from '../kit/lifetime.ts';
import { createLog } from '../kit/log.ts';
import { createStore } from '../kit/store.ts';
import { browserMediaPorts } from '../media/ports.ts';
import { createLocalMedia } from '../room/local-media-create.ts';
import type { LocalMedia } from '../room/local-media.ts';
import type { RoomLookIn } from '../room/look-in.ts';
import type { GuestSecret } from '../signaling/meeting-link.ts';
import { attendingBeforeReload, forgetAttending, rememberAttending } from './attending.ts';
import { iceServersOf, type Config } from './config.ts';
import { firstSign } from './first-sign.ts';
import type { Credentials, RunningMeeting } from './meeting.tsx';

/** Loaded while the person is in the lobby. */
type MeetingCode = typeof import('./rest.ts');

export type Stage =
  | { type: 'lobby' }
  | {
      type: 'meeting';
      running: RunningMeeting;
      Meeting: MeetingCode['Meeting'];
      After: MeetingCode['After'];
    }
  | { type: 'after'; After: MeetingCode['After'] }
  | { type: 'refused'; reason: CloseReason | 'unreachable' };

export interface Visit {
  readonly guest: GuestSecret;
  readonly media: ReadonlySignal<LocalMedia>;
  readonly stage: ReadonlySignal<Stage>;
  readonly name: ReadonlySignal<string>;
  /** Own id for the avatar's color; '' until it is known. */
  readonly selfId: ReadonlySignal<string>;
  readonly joining: ReadonlySignal<boolean>;
  /** Who is already inside; null until the person asks. */
  readonly lookIn: ReadonlySignal<RoomLookIn | null>;
  askWhoIsInside(): Promise<void>;
  setName(name: string): void;
  join(): Promise<void>;
  /** Joins again with the sources that were on when one left. */
  rejoin(): Promise<void>;
  leave(): void;
}

export interface VisitOptions {
  guest: GuestSecret;
  config: Promise<Config>;
  origin: string;
  build: string;
}

/** One stay in the meeting: what it was made with, and what ends it. */
interface Attendance {
  life: AbortController;
  credentials: Promise<Credentials>;
  media: LocalMedia;
}

const log = createLog('visit');
/** Who closes the tab or the door does not wait longer for the goodbye to be sent. */
const GOODBYE_MS = 300;

export function createVisit(options: VisitOptions, signal: AbortSignal): Visit {
  const { guest, config, origin, build } = options;
  const store = createStore('person');
  const stage = createSignal<Stage>({ type: 'lobby' });
  const name = createSignal('');
  const selfId = createSignal('');
  const joining = createSignal(false);
  const before = attendingBeforeReload(guest);
  // In the lobby everything is made ready that needs nobody's word: code, keys, certificate.
  const ready = before === null ? firstSign(signal) : Promise.resolve();
  let code = ready.then(() => import('./rest.ts'));
  let wasOn = { microphone: before?.microphone ?? false, camera: before?.camera ?? false };
  let attendance = prepare();
  let seat = new AbortController();
  let looking = new AbortController();
  const lookIn = createSignal<RoomLookIn | null>(null);
  const media = createSignal(attendance.media);

  if (before !== null) {
    name.value = before.name;
    void rejoin();
  }
  void store.get('name', string(MAX_NAME_CHARACTERS)).then((kept) => {
    if (kept !== undefined && name.peek() === '') name.value = kept;
  });

  /** Each time somebody attends it is with a new identity, which nobody can link to the last one. */
  function prepare(): Attendance {
    const life = childLifetime(signal);
    const ports = browserMediaPorts();
    const credentials = code.then(async ({ prepareCredentials }) => {
      const ready = await prepareCredentials(guest);
      selfId.value = ready.identity.id;
      return ready;
    });
    // A failure shows when somebody joins; nobody waits for it before.
    credentials.catch((error: unknown) => log.error(`not ready: ${nameOf(error)}`));
    return {
      life,
      credentials,
      media: createLocalMedia({ ports, store: createStore('devices') }, life.signal),
    };
  }

  function renew() {
    attendance = prepare();
    media.value = attendance.media;
  }

  async function askWhoIsInside() {
    if (lookIn.peek() !== null) return;
    const [{ lookIn: begin }, { keys }] = await Promise.all([code, attendance.credentials]);
    looking = childLifetime(attendance.life.signal);
    lookIn.value = begin(keys, origin, looking.signal);
  }

  async function join() {
    if (joining.peek() || stage.peek().type === 'meeting') return;
    joining.value = true;
    looking.abort();
    lookIn.value = null;
    const { life, credentials, media: ownMedia } = attendance;
    try {
      const [{ startMeeting, Meeting, After }, own, known] = await Promise.all([
        code,
        credentials,
        config,
      ]);
      if (life.signal.aborted) return;
      name.value = name.peek().trim() || t().lobby.guest;
      void store.set('name', name.peek());
      const iceServers = iceServersOf(known);
      const running = await startMeeting(
        { credentials: own, origin, iceServers, media: ownMedia, name, build, detour: known.turn },
        life.signal,
      );
      if (!life.signal.aborted) await running.room.entered;
      if (life.signal.aborted) return;
      stage.value = { type: 'meeting', running, Meeting, After };
      watchRefusal(running, life);
      rememberSeat(ownMedia, life);
    } catch (error) {
      log.error(`not joined: ${nameOf(error)}`);
      code = import('./rest.ts');
      renew();
      stage.value = { type: 'refused', reason: 'unreachable' };
    } finally {
      joining.value = false;
    }
  }

  function rememberSeat({ microphone, camera }: LocalMedia, life: AbortController) {
    seat = childLifetime(life.signal);
    const { signal: until } = seat;
    const stop = effect(() => {
      const sources = {
        microphone: microphone.on.value || microphone.pending.value,
        camera: camera.on.value || camera.pending.value,
      };
      // When the end of the seat turns the sources off, that is not what the person wanted.
      if (!until.aborted && !life.signal.aborted) {
        rememberAttending(guest, { name: name.value, ...sources });
      }
    });
    onAbort(until, stop);
  }

  async function rejoin() {
    const { microphone, camera } = media.peek();
    if (wasOn.microphone) void microphone.turnOn();
    if (wasOn.camera) void camera.turnOn();
    await join();
  }

  function watchRefusal({ room }: RunningMeeting, life: AbortController) {
    const stop = effect(() => {
      const reason = room.relay.value === 'refused' ? room.refusal.value : null;
      if (reason === null || reason === 'unreachable') return;
      life.abort();
      forgetAttending();
      renew();
      stage.value = { type: 'refused', reason };
    });
    onAbort(life.signal, stop);
  }

  return {
    guest,
    media,
    stage,
    name,
    selfId,
    joining,
    lookIn,
    askWhoIsInside,
    setName(next) {
      name.value = next;
    },
    join,
    rejoin,
    leave() {
      const now = stage.peek();
      if (now.type !== 'meeting') return;
      const { life, media: ownMedia } = attendance;
      const { microphone, camera, screen } = ownMedia;
      wasOn = { microphone: microphone.on.peek(), camera: camera.on.peek() };
      seat.abort();
      forgetAttending();
      // Silent and dark at once; the goodbye takes a moment more.
      for (const source of [microphone, camera, screen]) source.turnOff();
      stage.value = { type: 'after', After: now.After };
      renew();
      systemClock.after(GOODBYE_MS, () => life.abort(), life.signal);
      void now.running.room.sayGoodbye().then(() => life.abort());
    },
  };
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : 'unknown';
}
