// Signaling that can move to another room: peers are spoken to in the old one until they have proven to
// be in the new one, so that nothing that was agreed with them is disturbed.
import type { Bytes } from '../kit/bytes.ts';
import { createEmitter } from '../kit/emitter.ts';
import { childLifetime } from '../kit/lifetime.ts';
import type { Signaling, SignalingEvents } from './signaling.ts';

export interface MovingSignaling extends Signaling {
  /** Goes on in another room under the same identity; the signal ends with the room before. */
  moveTo(next: Signaling, formerSignal: AbortSignal): void;
  /** The peer has proven that it has the keys of the room of now. */
  hasMoved(peerId: string): boolean;
}

export function createMovingSignaling(first: Signaling, signal: AbortSignal): MovingSignaling {
  const emitter = createEmitter<SignalingEvents>();
  let now = first;
  let former: Signaling | null = null;
  let proven = new Set<string>();
  /** Open data channels: to be bound again when the new room knows the peer. */
  const channels = new Map<string, (sealed: Bytes) => boolean>();
  let listening = childLifetime(signal);

  function listen() {
    listening.abort();
    listening = childLifetime(signal);
    const until = listening.signal;
    const here = now;
    here.on(
      'hello',
      (event) => {
        const channel = channels.get(event.peerId);
        if (channel !== undefined) {
          here.bindChannel(event.peerId, channel);
          // With this it can tell that we have its keys of this room.
          if (former !== null) void here.send(event.peerId, { type: 'here' });
        }
        emitter.emit('hello', event);
      },
      until,
    );
    here.on(
      'message',
      (event) => {
        proven.add(event.peerId);
        emitter.emit('message', event);
      },
      until,
    );
    here.on('left', (event) => emitter.emit('left', event), until);
    here.on('iceServers', (event) => emitter.emit('iceServers', event), until);
    here.on('introduced', () => emitter.emit('introduced', undefined), until);
  }

  /** Whoever has not moved yet is still heard; who leaves the old room has most likely moved. */
  function listenToFormer(before: Signaling, until: AbortSignal) {
    before.on(
      'message',
      (event) => {
        if (!proven.has(event.peerId)) emitter.emit('message', event);
      },
      until,
    );
  }

  const carrier = (peerId: string): Signaling => {
    if (former === null || proven.has(peerId)) return now;
    const isOnlyHere = now.canReachByRelay(peerId) && !channels.has(peerId);
    return isOnlyHere ? now : former;
  };

  listen();
  return {
    on: emitter.on,
    self: first.self,
    get room() {
      return now.room;
    },
    identityOf: (peerId) => now.identityOf(peerId) ?? former?.identityOf(peerId),
    send: (peerId, message) => carrier(peerId).send(peerId, message),
    bindChannel(peerId, send) {
      if (send === null) channels.delete(peerId);
      else channels.set(peerId, send);
      now.bindChannel(peerId, send);
      former?.bindChannel(peerId, send);
    },
    async receiveFromChannel(peerId, sealed) {
      const [likely, other] = carrier(peerId) === now ? [now, former] : [former ?? now, now];
      if (await likely.receiveFromChannel(peerId, sealed)) return true;
      return other !== null && other !== likely && other.receiveFromChannel(peerId, sealed);
    },
    canReachByCourier: (peerId) => carrier(peerId).canReachByCourier(peerId),
    canReachByRelay: (peerId) =>
      now.canReachByRelay(peerId) || (former?.canReachByRelay(peerId) ?? false),
    announce: () => now.announce(),
    introduce: (peerId) => now.introduce(peerId),
    forget(peerId) {
      proven.delete(peerId);
      now.forget(peerId);
      former?.forget(peerId);
    },
    setName(name) {
      now.setName(name);
      former?.setName(name);
    },
    dropped: () => now.dropped(),
    moveTo(next, formerSignal) {
      const before = now;
      former = before;
      now = next;
      proven = new Set();
      listen();
      listenToFormer(before, AbortSignal.any([formerSignal, listening.signal]));
      formerSignal.addEventListener('abort', () => {
        if (former === before) former = null;
      });
    },
    hasMoved: (peerId) => former === null || proven.has(peerId),
  };
}
