// The bus's carrier upon the mesh: here a peer becomes a participant.
import type { Mesh } from '../mesh/mesh.ts';
import type { BusCarrier } from './bus.ts';

export function createMeshCarrier(mesh: Mesh): BusCarrier {
  return {
    send: (to, channel, data) => mesh.send(to, channel, data),
    onMessage(listener, signal) {
      mesh.on('message', ({ peerId, channel, data }) => listener(peerId, channel, data), signal);
    },
    onOpen(listener, signal) {
      mesh.on('open', ({ peerId }) => listener(peerId), signal);
    },
    onGone(listener, signal) {
      mesh.on('peer-gone', ({ peerId }) => listener(peerId), signal);
    },
  };
}
