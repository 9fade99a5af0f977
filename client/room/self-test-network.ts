// The self-test's look at the network: relay, a connection of this page with itself, a detour. On real sockets.
import { decodeFrame } from '../../shared/relay-protocol.ts';
import { randomBytes } from '../kit/bytes.ts';
import type { Clock } from '../kit/clock.ts';
import { childLifetime, onAbort } from '../kit/lifetime.ts';
import { createLog } from '../kit/log.ts';
import { parseIceServers } from '../signaling/ice-servers.ts';
import { deriveMeetingKeys } from '../signaling/meeting-keys.ts';
import { relayAddress } from '../signaling/signaling.ts';
import type { NetworkChecks } from './self-test.ts';

/** Where the meeting would go. */
export interface SelfTestService {
  /** Of the relay, http or https. */
  origin: string;
  /** The relay pushes servers for detours. */
  turn: boolean;
  /** STUN, where the operator named one. */
  iceServers: readonly RTCIceServer[];
}

export type RelayAnswer =
  | { ok: true; iceServers: readonly RTCIceServer[] }
  /** `refused`: it answered, and closed at once. */
  | { ok: false; problem: 'unreachable' | 'refused' };
/**
 * `blocked`: the browser gives no address at all; `noPath`: no connection came about;
 * `noPublicAddress`: it works in the own network, but nothing from outside answered.
 */
export type DirectAnswer = 'ok' | 'blocked' | 'noPath' | 'noPublicAddress';
export type DetourAnswer = 'ok' | 'noDetour';

const CONNECT_MS = 5_000;
const CANDIDATE_MS = 3_000;
/** A full relay accepts and closes at once. */
const SETTLE_MS = 250;
const log = createLog('self-test');

export function networkChecks(service: SelfTestService, clock: Clock): NetworkChecks {
  return {
    relay: (until) => checkRelay(service, clock, until),
    direct: (until) => checkDirect(service.iceServers, clock, until),
    detour: (iceServers, until) => checkDetour(iceServers, clock, until),
  };
}

/** Attaches to a room that nobody knows, for a moment. */
async function checkRelay(
  { origin, turn }: SelfTestService,
  clock: Clock,
  until: AbortSignal,
): Promise<RelayAnswer> {
  const nobody = { secret: randomBytes(16), hostHash: randomBytes(16) };
  const { url, protocols } = relayAddress(origin, await deriveMeetingKeys(nobody));
  return race<RelayAnswer>(until, (answer, lifetime) => {
    const socket = new WebSocket(url, protocols);
    socket.binaryType = 'arraybuffer';
    let opened = false;
    const done = () => answer({ ok: true, iceServers: [] });
    onAbort(lifetime, () => socket.close());
    socket.onopen = () => {
      opened = true;
      // Credentials for detours follow at once, where there are some.
      clock.after(turn ? CANDIDATE_MS : SETTLE_MS, done, lifetime);
    };
    socket.onmessage = ({ data }) => {
      const frame = data instanceof ArrayBuffer ? decodeFrame(new Uint8Array(data)) : null;
      if (frame?.type !== 'turn') return;
      const iceServers = parseIceServers(new TextDecoder().decode(frame.json));
      if (iceServers) answer({ ok: true, iceServers });
    };
    socket.onclose = () => answer({ ok: false, problem: opened ? 'refused' : 'unreachable' });
    clock.after(
      CONNECT_MS,
      () => {
        if (!opened) answer({ ok: false, problem: 'unreachable' });
      },
      lifetime,
    );
  });
}

/** Two connections of this page with each other, and whether an address is seen from outside. */
function checkDirect(
  iceServers: readonly RTCIceServer[],
  clock: Clock,
  until: AbortSignal,
): Promise<DirectAnswer> {
  return race<DirectAnswer>(until, (answer, lifetime) => {
    const [near, far] = [
      connection({ iceServers: [...iceServers] }, lifetime),
      connection({}, lifetime),
    ];
    let candidates = 0;
    let isPublic = iceServers.length === 0;
    let isOpen = false;
    const settle = () => {
      if (isOpen && isPublic) answer('ok');
    };
    near.onicecandidate = ({ candidate }) => {
      if (!candidate?.candidate) return;
      candidates += 1;
      isPublic ||= candidate.type === 'srflx';
      void hand(far, candidate);
      settle();
    };
    far.onicecandidate = ({ candidate }) => {
      if (candidate?.candidate) void hand(near, candidate);
    };
    near.createDataChannel('check').onopen = () => {
      isOpen = true;
      settle();
    };
    clock.after(
      CONNECT_MS,
      () => answer(isOpen ? 'noPublicAddress' : candidates > 0 ? 'noPath' : 'blocked'),
      lifetime,
    );
    connect(near, far).catch((error: unknown) => {
      log.info(`no connection: ${error instanceof Error ? error.name : 'unknown'}`);
      answer('blocked');
    });
  });
}

/** Whether a server for detours gives us an address within three seconds. */
function checkDetour(
  iceServers: readonly RTCIceServer[],
  clock: Clock,
  until: AbortSignal,
): Promise<DetourAnswer> {
  if (iceServers.length === 0) return Promise.resolve('noDetour');
  return race<DetourAnswer>(until, (answer, lifetime) => {
    const near = connection({ iceServers: [...iceServers], iceTransportPolicy: 'relay' }, lifetime);
    near.onicecandidate = ({ candidate }) => {
      if (candidate?.type === 'relay') answer('ok');
    };
    clock.after(CANDIDATE_MS, () => answer('noDetour'), lifetime);
    near.createDataChannel('check');
    near.setLocalDescription().catch((error: unknown) => {
      log.info(`no detour: ${error instanceof Error ? error.name : 'unknown'}`);
      answer('noDetour');
    });
  });
}

/** The first answer ends the lifetime of the check, so that everything it opened closes. */
function race<Answer>(
  until: AbortSignal,
  run: (answer: (value: Answer) => void, lifetime: AbortSignal) => void,
): Promise<Answer> {
  const lifetime = childLifetime(until);
  return new Promise<Answer>((resolve) => run(resolve, lifetime.signal)).finally(() =>
    lifetime.abort(),
  );
}

function connection(configuration: RTCConfiguration, lifetime: AbortSignal): RTCPeerConnection {
  const made = new RTCPeerConnection(configuration);
  onAbort(lifetime, () => made.close());
  return made;
}

async function connect(near: RTCPeerConnection, far: RTCPeerConnection): Promise<void> {
  await near.setLocalDescription();
  if (near.localDescription) await far.setRemoteDescription(near.localDescription);
  await far.setLocalDescription();
  if (far.localDescription) await near.setRemoteDescription(far.localDescription);
}

/** A candidate may come before the description; the description then holds it already. */
async function hand(to: RTCPeerConnection, candidate: RTCIceCandidate): Promise<void> {
  try {
    await to.addIceCandidate(candidate);
  } catch (error) {
    log.debug(`candidate dropped: ${error instanceof Error ? error.name : 'unknown'}`);
  }
}
