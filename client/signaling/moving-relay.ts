// The socket to the relay for those who only want to know whether there is one: moves along with the room.
import { createEmitter } from '../kit/emitter.ts';
import { childLifetime } from '../kit/lifetime.ts';
import type { RelaySocket, RelaySocketEvents } from './relay-socket.ts';

export interface MovingRelay extends RelaySocket {
  moveTo(next: RelaySocket): void;
}

export function createMovingRelay(first: RelaySocket, signal: AbortSignal): MovingRelay {
  const emitter = createEmitter<RelaySocketEvents>();
  let now = first;
  let earlier = 0;
  let listening = childLifetime(signal);

  function listen() {
    listening.abort();
    listening = childLifetime(signal);
    const { signal: until } = listening;
    now.on('open', () => emitter.emit('open', undefined), until);
    now.on('lost', (event) => emitter.emit('lost', event), until);
    now.on('refused', (event) => emitter.emit('refused', event), until);
    now.on('message', (event) => emitter.emit('message', event), until);
    now.on('left', (event) => emitter.emit('left', event), until);
    now.on('turn', (event) => emitter.emit('turn', event), until);
    now.on('notice', (event) => emitter.emit('notice', event), until);
    now.on('nonsense', () => emitter.emit('nonsense', undefined), until);
  }

  listen();
  return {
    on: emitter.on,
    isOpen: () => now.isOpen(),
    refusal: () => now.refusal(),
    connections: () => earlier + now.connections(),
    send: (to, body) => now.send(to, body),
    renew: () => now.renew(),
    moveTo(next) {
      earlier += now.connections();
      now = next;
      listen();
    },
  };
}
