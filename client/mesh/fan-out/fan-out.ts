// Encode once, send to all: senders of many links fed from a few encoders, in a worker.
// Only where the browser lets a sender write foreign frames; everybody else, and every link on which
// anything goes wrong, keeps an encoder of its own. Receivers notice nothing.
import type { Clock } from '../../kit/clock.ts';
import { onAbort } from '../../kit/lifetime.ts';
import { createLog } from '../../kit/log.ts';
import type { PictureRate } from '../strain.ts';
import { canFanOut, codecOf, type StreamingSender } from './capability.ts';
import { createEncoderPool } from './encoder-pool.ts';
import type { FromWorker, ToWorker } from './messages.ts';
import { layersOf, OWN, planLinks, type Plan, type PlanFacts } from './plan.ts';
import type { NewSenders, Slave } from './slave.ts';
import { PROBE_LINES } from './probe-size.ts';

const log = createLog('fan-out');

export interface FanOut {
  /** The worker runs, so that new connections can be adopted. */
  isReady(): boolean;
  /** To be called in the same turn in which the senders are made; null: leave them alone. */
  adopt(senders: NewSenders, signal: AbortSignal): Slave | null;
  setTrack(source: 'camera' | 'microphone', track: MediaStreamTrack | null): void;
  /** The pictures that all adopted links are to get. */
  plan(links: readonly { slave: Slave; size: PlanFacts['size'] }[]): void;
  setEnabled(enabled: boolean): void;
  /** How many encoders there are for all, and how they keep up. */
  encoders(): number;
  rates(): Promise<PictureRate[]>;
}

export interface FanOutOptions {
  /** Runs `worker.ts`, and ends with whoever started it; null where it could not be started. */
  worker: Worker | null;
  clock: Clock;
}

const PING_MS = 2_000;
/** A worker that leaves so many pings unanswered is dead, and with it all that goes through it. */
const DEAD_AFTER_PINGS = 4;
/** What tries a line: the camera, too small to cost anything. */
const PROBE = { maxFramesPerSecond: 20, maxHeight: PROBE_LINES };

interface Member {
  slave: Slave;
  senders: NewSenders;
  plan: Plan;
  isBased: boolean;
  isAble: boolean;
  /** Its own encoder rests. */
  served: Record<'camera' | 'microphone', boolean>;
}

/** Null where the browser cannot. */
export function createFanOut(options: FanOutOptions, signal: AbortSignal): FanOut | null {
  const { clock, worker } = options;
  if (worker === null || !canFanOut()) return null;
  const members = new Map<number, Member>();
  const codecs: Record<'camera' | 'microphone', string | null> = { camera: null, microphone: null };
  let camera: MediaStreamTrack | null = null;
  let nextId = 1;
  let ready = false;
  let enabled = false;
  let failed = false;
  let unanswered = 0;
  let links: readonly { slave: Slave; size: PlanFacts['size'] }[] = [];

  const tell = (message: ToWorker, transfer: Transferable[] = []) =>
    worker.postMessage(message, transfer);
  const pool = createEncoderPool(
    { worker, clock, onOpen: compareCodecs, onFailure: () => disable('an encoder failed') },
    signal,
  );

  /** Frames say their payload type themselves; where another one was agreed on, nobody could read them. */
  function compareCodecs(source: 'camera' | 'microphone', master: RTCRtpSender) {
    codecs[source] = codecOf(master);
    for (const member of members.values()) checkCodecs(member);
  }

  function checkCodecs({ senders, slave }: Member) {
    const fits = (['camera', 'microphone'] as const).every((source) => {
      const own = codecOf(senders[source]);
      return own === null || codecs[source] === null || own === codecs[source];
    });
    if (!fits) slave.giveUp('other payload types');
  }

  /** Something is wrong with all of it: everybody encodes for themselves from here on. */
  function disable(why: string) {
    if (failed) return;
    failed = true;
    log.warn(`off: ${why}`);
    arrange();
  }

  function apply(member: Member, next: Plan) {
    const { plan: before, slave } = member;
    if (next.camera === before.camera && next.microphone === before.microphone) return;
    member.plan = next;
    tell({ type: 'plan', id: slave.id, ...next });
    if (next.camera === 'own') rest(member, 'camera', false);
    else if (next.camera === 'off') rest(member, 'camera', true);
    if (next.microphone === 'own') rest(member, 'microphone', false);
  }

  /** A source's own encoder rests while others encode for it: its sender has no track. */
  function rest({ served, senders }: Member, source: 'camera' | 'microphone', rests: boolean) {
    if (served[source] === rests) return;
    served[source] = rests;
    senders.substitute(source, rests ? null : undefined);
  }

  function arrange() {
    for (const { slave } of links) {
      const member = members.get(slave.id);
      if (member?.isAble && member.plan === OWN) checkCodecs(member);
    }
    const facts = links.flatMap(({ slave, size }): PlanFacts[] => {
      const member = members.get(slave.id);
      if (member === undefined) return [];
      const { isAble: able, isBased: based, plan: before } = member;
      return [{ id: slave.id, able, based, size, before }];
    });
    const plans = planLinks(facts, enabled && !failed);
    pool.need(
      layersOf(plans.values()),
      [...plans.values()].some(({ microphone }) => microphone === 'shared'),
    );
    for (const [id, plan] of plans) {
      const member = members.get(id);
      if (member !== undefined) apply(member, plan);
    }
  }

  worker.addEventListener('message', ({ data }: MessageEvent<FromWorker>) => {
    unanswered = 0;
    switch (data.type) {
      case 'pong':
        ready = true;
        break;
      case 'key-frame':
        pool.keyFrame(data.layer);
        break;
      case 'based': {
        const member = members.get(data.id);
        if (member === undefined) return;
        member.isBased = true;
        arrange();
        break;
      }
      case 'served': {
        const member = members.get(data.id);
        // The plan may have changed meanwhile.
        if (member !== undefined && member.plan[data.source] !== 'own') {
          rest(member, data.source, true);
        }
        break;
      }
      case 'broken':
        members.get(data.id)?.slave.giveUp('frames cannot be written');
        break;
      default:
        data satisfies never;
    }
  });
  worker.addEventListener('error', () => disable('the worker failed'));
  clock.every(
    PING_MS,
    () => {
      unanswered += 1;
      if (ready && unanswered > DEAD_AFTER_PINGS) {
        disable('the worker is silent');
        for (const { senders } of members.values()) senders.onDead();
      }
      tell({ type: 'ping' });
    },
    signal,
  );
  // It may have been running for long: its answer says so.
  tell({ type: 'ping' });

  function adopt(senders: NewSenders, until: AbortSignal): Slave | null {
    if (!ready || failed || !enabled) return null;
    const id = nextId;
    nextId += 1;
    for (const source of ['camera', 'microphone'] as const) {
      const streams = (senders[source] as StreamingSender).createEncodedStreams?.();
      if (streams === undefined) return null;
      const { readable, writable } = streams;
      tell({ type: source, id, readable, writable }, [readable, writable]);
    }
    const member: Member = {
      slave: slaveOf(id),
      senders,
      plan: OWN,
      isBased: false,
      isAble: true,
      served: { camera: false, microphone: false },
    };
    members.set(id, member);
    onAbort(until, () => {
      members.delete(id);
      tell({ type: 'end', id });
    });
    return member.slave;
  }

  function slaveOf(id: number): Slave {
    const memberOf = () => members.get(id);
    return {
      id,
      plan: () => memberOf()?.plan ?? OWN,
      refresh: () => tell({ type: 'refresh', id }),
      probe(kbps) {
        const member = memberOf();
        if (member === undefined || !member.served.camera) return;
        const { substitute } = member.senders;
        if (kbps === null || camera === null) substitute('camera', null);
        else substitute('camera', camera, { ...PROBE, maxBitrateKbps: kbps });
      },
      giveUp(why) {
        const member = memberOf();
        if (member === undefined || !member.isAble) return;
        log.warn(`a link encodes for itself: ${why}`);
        member.isAble = false;
        arrange();
      },
      isAble: () => memberOf()?.isAble ?? false,
    };
  }

  return {
    isReady: () => ready && !failed && enabled,
    adopt(senders, until) {
      try {
        return adopt(senders, until);
      } catch (error) {
        disable(`not adopted: ${error instanceof Error ? error.name : 'unknown'}`);
        return null;
      }
    },
    setTrack(source, track) {
      if (source === 'camera') camera = track;
      pool.setTrack(source, track);
    },
    plan(next) {
      links = next;
      arrange();
    },
    setEnabled(next) {
      enabled = next;
      arrange();
    },
    encoders: pool.count,
    rates: pool.rates,
  };
}
