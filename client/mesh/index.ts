// The mesh engine's public surface: a library of its own, without views, signals or a document.
export { createMesh, type Mesh, type MeshEvents, type MeshOptions } from './mesh.ts';
export type { PictureTerms } from './pictures.ts';
export type { Wish } from './wishes.ts';
export type { LinkState } from './recovery.ts';
export type { LinkSecurity } from './link-security.ts';
export type { LinkStats } from './link-stats.ts';
export { simplePeerTransports } from './simple-peer-transport.ts';
export { SOURCES, type CreateTransport, type SourceName, type Transport } from './transport.ts';
export {
  createSession,
  prepareCredentials,
  type Credentials,
  type Session,
  type SessionOptions,
} from './session.ts';
export { createHostRoot, guestSecretOf } from '../signaling/meeting-keys.ts';
export { guestFragment, hostFragment, parseLink } from '../signaling/meeting-link.ts';
