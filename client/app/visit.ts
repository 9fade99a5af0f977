// One visit to a meeting: lobby, meeting, after. Holds what they share and ends all of it together.
import { effect, signal as createSignal, type ReadonlySignal } from '@preact/signals';
import type { CloseReason } from '../../shared/close-codes.ts';
import { fromBase64url } from '../../shared/base64url.ts';
import { MAX_NAME_CHARACTERS } from '../../shared/limits.ts';
import { string } from '../../shared/parse.ts';
import { t } from '../i18n/i18n.ts';
import { systemClock } from '../kit/clock.ts';
import { childLifetime, onAbort } from '../kit/lifetime.ts';
import { createLog } from '../kit/log.ts';
import { createStore } from '../kit/store.ts';
import { browserMediaPorts } from '../media/ports.ts';
import { createAddressChoice, type AddressChoice } from '../room/addresses.ts';
import { createAudioOnly, type AudioOnly } from '../room/audio-only.ts';
import { validityAt } from '../room/expiry.ts';
import { createLocalMedia } from '../room/local-media-create.ts';
import type { LocalMedia } from '../room/local-media.ts';
import type { RoomLookIn } from '../room/look-in.ts';
import { isAtTheDoor, type Turn } from '../room/moderation.ts';
import type { GuestSecret } from '../signaling/meeting-link.ts';
import type { Stay } from '../view/page/after.tsx';
import { attendingBeforeReload, followSeat, forgetAttending } from './attending.ts';
import { iceServersOf, type Config } from './config.ts';
import { firstSign } from './first-sign.ts';
import type { OwnLeading } from './leading.ts';
import type { Credentials, RunningMeeting, StartOptions } from './meeting.tsx';
import { loadRest } from './rest-code.ts';
import type { RoomLock } from './room-lock.ts';
import { createVisitWarming } from './visit-warming.ts';

/** Loaded while the person is in the lobby. */
type MeetingCode = typeof import('./rest.ts');

export type Stage =
  | { type: 'lobby' }
  | { type: 'meeting'; running: RunningMeeting; code: MeetingCode }
  | { type: 'after'; code: MeetingCode; stay: Stay }
  /** A host closed the door. */
  | { type: 'turned'; turn: Turn; code: MeetingCode }
  | { type: 'refused'; reason: CloseReason | 'unreachable' };

export interface Visit {
  readonly guest: GuestSecret;
  readonly media: ReadonlySignal<LocalMedia>;
  readonly stage: ReadonlySignal<Stage>;
  readonly name: ReadonlySignal<string>;
  /** Own id for the avatar's color; '' until it is known. */
  readonly selfId: ReadonlySignal<string>;
  readonly joining: ReadonlySignal<boolean>;
  readonly addressChoice: AddressChoice;
  readonly audioOnly: AudioOnly;
  /** The switch for it, as soon as its code is there. */
  readonly HideAddress: ReadonlySignal<MeetingCode['HideAddress'] | null>;
  /** Who is already inside; null until the person asks. */
  readonly lookIn: ReadonlySignal<RoomLookIn | null>;
  askWhoIsInside(): Promise<void>;
  /** The person seems about to join: connections are made ready where that is allowed. */
  warmUp(): void;
  setName(name: string): void;
  join(): Promise<void>;
  /** Joins again with the sources that were on when one left. */
  rejoin(): Promise<void>;
  leave(): void;
  /** Back to the lobby, without the passphrase of before. */
  changePassphrase(): void;
}

export interface VisitOptions {
  guest: GuestSecret;
  lock: RoomLock;
  /** Somebody wanted to join when one no longer can. */
  onExpired: () => void;
  config: Promise<Config>;
  origin: string;
  build: string;
  /** The person keeps this room or leads in it; reads signals. */
  isKnown(): boolean;
  /** What this tab knows of leading the meeting. */
  leading: Pick<OwnLeading, 'waitingRoom' | 'root' | 'link' | 'memory' | 'relink'>;
}

/** One stay in the meeting: what it was made with, and what ends it. */
interface Attendance {
  life: AbortController;
  /** Others when the first ones were used to make connections ready that nobody took. */
  credentials: Promise<Credentials>;
  media: LocalMedia;
}

const log = createLog('visit');
/** Who closes the tab or the door does not wait longer for the goodbye to be sent. */
const GOODBYE_MS = 300;

export function createVisit(options: VisitOptions, signal: AbortSignal): Visit {
  const { guest, lock, config, origin, build, leading } = options;
  const store = createStore('person');
  const stage = createSignal<Stage>({ type: 'lobby' });
  const name = createSignal('');
  let isNamed = false;
  const selfId = createSignal('');
  const joining = createSignal(false);
  const addressChoice = createAddressChoice(createStore('privacy'));
  const HideAddress = createSignal<MeetingCode['HideAddress'] | null>(null);
  const before = attendingBeforeReload(guest);
  // In the lobby everything is made ready that needs nobody's word: code, keys, certificate.
  const ready = before === null ? firstSign(signal) : Promise.resolve();
  let code = ready.then(loadRest);
  let wasOn = { microphone: before?.microphone ?? false, camera: before?.camera ?? false };
  let attendance = prepare();
  let seat = new AbortController();
  let looking = new AbortController();
  const lookIn = createSignal<RoomLookIn | null>(null);
  const media = createSignal(attendance.media);
  const audioOnly = createAudioOnly(media, signal);
  // Another passphrase is another room, and so are the people in it.
  if (lock.passphrase !== null) {
    const { text } = lock.passphrase;
    onAbort(
      signal,
      effect(() => void (text.value, stopLooking())),
    );
  }

  void store.get('name', string(MAX_NAME_CHARACTERS)).then((kept) => {
    // Storage may be slow: a field that the person has emptied already stays as it is.
    if (kept !== undefined && !isNamed && name.peek() === '') name.value = kept;
  });

  /** Each time somebody attends it is with a new identity, which nobody can link to the last one. */
  function prepare(): Attendance {
    const life = childLifetime(signal);
    const ports = browserMediaPorts();
    return {
      life,
      credentials: prepareIdentity(life),
      media: createLocalMedia({ ports, store: createStore('devices') }, life.signal),
    };
  }

  function prepareIdentity(life: AbortController): Promise<Credentials> {
    const credentials = code.then(async (loaded) => {
      HideAddress.value = loaded.HideAddress;
      const worker = loaded.openFanOutWorker(life.signal);
      const ready = await loaded.prepareCredentials(leading.link.peek(), worker);
      selfId.value = ready.identity.id;
      return ready;
    });
    // A failure shows when somebody joins; nobody waits for it before.
    credentials.catch((error: unknown) => log.error(`not ready: ${nameOf(error)}`));
    return credentials;
  }

  function renew() {
    warming.end();
    attendance = prepare();
    media.value = attendance.media;
  }

  /** With the keys that the passphrase opens, where there is one. */
  async function openedCredentials({ credentials }: Attendance): Promise<Credentials> {
    const [{ deriveMeetingKeys, unlockRoom }, own] = await Promise.all([code, credentials]);
    const opened = await lock.open(leading.link.peek(), unlockRoom);
    return opened === null ? own : { ...own, keys: await deriveMeetingKeys(opened) };
  }

  async function askWhoIsInside() {
    if (lookIn.peek() !== null || !lock.isReady()) return;
    const [{ lookIn: begin }, own] = await Promise.all([code, openedCredentials(attendance)]);
    looking = childLifetime(attendance.life.signal);
    lookIn.value = begin(own, origin, looking.signal);
  }

  function stopLooking() {
    looking.abort();
    lookIn.value = null;
  }

  /** What a session in the meeting stands on, as far as it is settled by now. */
  async function termsOf(attending: Attendance) {
    const [loaded, own, known] = await Promise.all([
      code,
      openedCredentials(attending),
      config,
      addressChoice.ready,
    ]);
    const lobby = leading.waitingRoom.peek();
    const terms: StartOptions = {
      credentials: own,
      origin,
      iceServers: iceServersOf(known),
      media: attending.media,
      name,
      build,
      detour: known.turn,
      addressChoice,
      audioOnly,
      host: leading.memory(),
      expiryHour: guest.expiryHour,
      presumeLobby: lobby,
      policyWish: lobby ? { lobby } : null,
      onRenewed(link) {
        leading.relink(link);
        lock.moved(link.roomSecret);
      },
      roomSecretOf: (secret) =>
        lock.secretOf({ ...leading.link.peek(), secret }, loaded.unlockRoom),
    };
    return { loaded, terms };
  }

  const warming = createVisitWarming(
    {
      guest,
      lock,
      leading,
      addressChoice,
      media,
      isInLobby: () => stage.value.type === 'lobby' && !joining.value,
      isKnown: options.isKnown,
      async attach(life) {
        const attending = attendance;
        const ended = AbortSignal.any([life, attending.life.signal]);
        const { loaded, terms } = await termsOf(attending);
        return ended.aborted ? null : loaded.warmUp(terms, ended);
      },
      onWasted: () => (attendance.credentials = prepareIdentity(attendance.life)),
    },
    signal,
  );

  async function join() {
    if (joining.peek() || stage.peek().type === 'meeting' || !lock.isReady()) return;
    if (validityAt(guest.expiryHour, Date.now()) === 'closed') {
      options.onExpired();
      return;
    }
    // Nothing more is made ready from here on, and what was is ours.
    const readied = warming.take();
    joining.value = true;
    stopLooking();
    const { life, media: ownMedia } = attendance;
    try {
      const { loaded, terms } = await termsOf(attendance);
      if (life.signal.aborted) return;
      name.value = name.peek().trim() || t().lobby.guest;
      void store.set('name', name.peek());
      const running = await loaded.startMeeting(terms, life.signal, await readied);
      if (!life.signal.aborted) await running.room.entered;
      if (life.signal.aborted) return;
      stage.value = { type: 'meeting', running, code: loaded };
      watchRefusal(running, life);
      watchDoor(running, loaded, life);
      seat = new AbortController();
      const sitting = AbortSignal.any([seat.signal, life.signal]);
      followSeat({ guest, lock, name, media: ownMedia }, sitting);
    } catch (error) {
      log.error(`not joined: ${nameOf(error)}`);
      // Neither devices nor connections of this try stay open.
      life.abort();
      code = loadRest();
      renew();
      stage.value = { type: 'refused', reason: 'unreachable' };
    } finally {
      joining.value = false;
    }
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

  /** Whom a host sends away has nothing more to do with the meeting; what was on may come on again. */
  function watchDoor({ room }: RunningMeeting, loaded: MeetingCode, life: AbortController) {
    const stop = effect(() => {
      const standing = room.standing.value;
      if (standing === 'inside' || isAtTheDoor(standing)) return;
      noteWhatWasOn(room.media);
      seat.abort();
      life.abort();
      forgetAttending();
      renew();
      stage.value = { type: 'turned', turn: standing, code: loaded };
    });
    onAbort(life.signal, stop);
  }

  function noteWhatWasOn({ microphone, camera }: LocalMedia) {
    wasOn = { microphone: microphone.on.peek(), camera: camera.on.peek() };
  }

  function end({ room }: RunningMeeting, next: Stage) {
    const { life, media: ownMedia } = attendance;
    const { microphone, camera, screen } = ownMedia;
    noteWhatWasOn(ownMedia);
    seat.abort();
    forgetAttending();
    // Silent and dark at once; the goodbye takes a moment more.
    for (const source of [microphone, camera, screen]) source.turnOff();
    stage.value = next;
    renew();
    systemClock.after(GOODBYE_MS, () => life.abort(), life.signal);
    void room.sayGoodbye().then(() => life.abort());
  }

  if (before !== null) {
    name.value = before.name;
    const unlocked = before.unlocked === undefined ? null : fromBase64url(before.unlocked);
    if (unlocked !== null) lock.remember(unlocked);
    void rejoin();
  }

  return {
    guest,
    media,
    stage,
    name,
    selfId,
    joining,
    addressChoice,
    audioOnly,
    HideAddress,
    lookIn,
    askWhoIsInside,
    warmUp: warming.begin,
    setName(next) {
      isNamed = true;
      name.value = next;
    },
    join,
    rejoin,
    leave() {
      const now = stage.peek();
      if (now.type !== 'meeting') return;
      end(now.running, { type: 'after', code: now.code, stay: stayOf(now.running) });
    },
    changePassphrase() {
      const now = stage.peek();
      stopLooking();
      lock.clear();
      if (now.type === 'meeting') end(now.running, { type: 'lobby' });
    },
  };
}

function stayOf({ room }: RunningMeeting): Stay {
  const minutes = Math.floor((Date.now() - room.joinedAtMs) / 60_000);
  return { minutes, people: room.inspect().met.length, alarm: room.verification.alarm.peek() };
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : 'unknown';
}
