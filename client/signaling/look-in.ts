// A look into an open room without entering it: asks who is there, and says nothing about oneself.
import { randomBytes } from '../kit/bytes.ts';
import { createEmitter, type Emitter } from '../kit/emitter.ts';
import { tellsOfDoor } from './door-words.ts';
import { createIdentity } from './identity.ts';
import type { MeetingKeys } from './meeting-keys.ts';
import type { RelaySocket } from './relay-socket.ts';
import { createSignaling } from './signaling.ts';

/** In the capabilities of a hello: the sender only asks who is there. Nobody offers it a connection. */
export const LOOKS_IN = 'looks-in';

interface LookInEvents {
  changed: readonly Insider[];
  closed: undefined;
}

export interface LookIn {
  /** `closed`: there is a waiting room, or the room is locked, and nobody tells a name. */
  on: Emitter<LookInEvents>['on'];
  readonly relay: RelaySocket;
}

/** Somebody in the room, by their own word. */
export interface Insider {
  id: string;
  name: string;
}

/**
 * Asks over a socket of its own and under an identity that is used for nothing else, so that nobody can
 * tell who looked in; goes on listening until the signal aborts.
 */
export async function createLookIn(
  keys: MeetingKeys,
  openRelay: () => RelaySocket,
  signal: AbortSignal,
): Promise<LookIn> {
  const emitter = createEmitter<LookInEvents>();
  const insiders = new Map<string, Insider>();
  const tell = () => emitter.emit('changed', [...insiders.values()]);
  // No connection will ever use a certificate with this fingerprint.
  const identity = await createIdentity(randomBytes(32));
  const relay = openRelay();
  const signaling = createSignaling(
    { identity, keys, relay, name: '', capabilities: [LOOKS_IN], build: '' },
    signal,
  );
  signaling.on(
    'hello',
    ({ peerId, hello }) => {
      if (hello.capabilities.includes(LOOKS_IN)) signaling.forget(peerId);
      else if (tellsOfDoor(hello)) emitter.emit('closed', undefined);
    },
    signal,
  );
  signaling.on(
    'message',
    ({ peerId, message }) => {
      if (message.type !== 'here') return;
      insiders.set(peerId, { id: peerId, name: message.name ?? '' });
      tell();
    },
    signal,
  );
  signaling.on(
    'left',
    ({ peerId }) => {
      signaling.forget(peerId);
      if (insiders.delete(peerId)) tell();
    },
    signal,
  );
  relay.on(
    'lost',
    () => {
      insiders.clear();
      tell();
    },
    signal,
  );
  return { on: emitter.on, relay };
}
