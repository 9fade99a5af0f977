// Encode once, send to all: senders of many links fed from a few encoders, in a worker.
// Only where the browser lets a sender write foreign frames; everybody else, and every link on which
// anything goes wrong, keeps an encoder of its own. Receivers notice nothing.
import type { Clock } from '../../kit/clock.ts';
import { onAbort } from '../../kit/lifetime.ts';
import { createLog } from '../../kit/log.ts';
import type { PictureRate } from '../strain.ts';
import { canFanOut, codecOf, type StreamingSender } from './capability.ts';
import { watchDeviceLoad } from './device-load.ts';
import { createEncoderPool } from './encoder-pool.ts';
import { createIdleTrack, idleEncoding } from './idle-track.ts';
import type { FromWorker, ToWorker } from './messages.ts';
import { layersOf, OWN, planLinks, type Plan, type PlanFacts } from './plan.ts';
import type { NewSenders, Slave } from './slave.ts';

const log = createLog('fan-out');

export interface FanOut {
  /** The worker runs, so that new connections can be adopted. */
  isReady(): boolean;
  /** To be called in the same turn in which the senders are made; null: leave them alone. */
  adopt(senders: NewSenders, signal: AbortSignal): Slave | null;
  setTrack(source: 'camera' | 'microphone', track: MediaStreamTrack | null): void;
  /** The pictures that all adopted links are to get. */
  plan(links: readonly LinkWish[]): void;
  setEnabled(enabled: boolean): void;
  /** This device is at its limit. */
  isFull(): boolean;
  /** How many encoders there are for all, and how they keep up. */
  encoders(): number;
  rates(): Promise<PictureRate[]>;
}

export interface LinkWish {
  slave: Slave;
  size: PlanFacts['size'];
  /** Its line carries less than the pool would send; from there its picture stops at once. */
  narrow: boolean;
}

export interface FanOutOptions {
  /** Runs `worker.ts`, and ends with whoever started it; null where it could not be started. */
  worker: Worker | null;
  clock: Clock;
}

const PING_MS = 2_000;
/** A worker that leaves so many pings unanswered is dead, and with it all that goes through it. */
const DEAD_AFTER_PINGS = 4;
const FIRST_RETRY_MS = 20_000;
/** A narrow line gets rid of its queue before the next key frame, or sound would wait behind both. */
const DRAIN_MS = 500;

interface Member {
  slave: Slave;
  senders: NewSenders;
  plan: Plan;
  isBased: boolean;
  trouble: PlanFacts['trouble'];
  /** Its own encoder rests. */
  served: Record<'camera' | 'microphone', boolean>;
  /** See Slave. */
  allowedKbps: number;
  /** How long it encodes for itself when it gives up for now. */
  retryMs: number;
}

/** Null where the browser cannot. */
export function createFanOut(options: FanOutOptions, signal: AbortSignal): FanOut | null {
  const { clock, worker } = options;
  if (worker === null || !canFanOut()) return null;
  const members = new Map<number, Member>();
  const isFull = watchDeviceLoad(signal);
  const codecs: Record<'camera' | 'microphone', string | null> = { camera: null, microphone: null };
  let nextId = 1;
  let ready = false;
  let enabled = false;
  let failed = false;
  let unanswered = 0;
  let links: readonly LinkWish[] = [];

  const tell = (message: ToWorker, transfer: Transferable[] = []) =>
    worker.postMessage(message, transfer);
  const idleTrack = createIdleTrack(
    (writable) => tell({ type: 'idle', writable }, [writable]),
    signal,
  );
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
    if (!fits) slave.giveUp('other payload types', 'for good');
  }

  /** Something is wrong with all of it: everybody encodes for themselves from here on. */
  function disable(why: string) {
    if (failed) return;
    failed = true;
    log.warn(`off: ${why}`);
    arrange();
  }

  function apply(member: Member, next: Plan, hurry: boolean) {
    const { plan: before, slave } = member;
    if (next.camera === before.camera && next.microphone === before.microphone) return;
    member.plan = next;
    tell({ type: 'plan', id: slave.id, ...next, hurry });
    if (next.camera === 'own' && hurry) clock.after(DRAIN_MS, () => resume(member), signal);
    else if (next.camera === 'own') rest(member, 'camera', false);
    else if (next.camera === 'off') rest(member, 'camera', true);
    if (next.microphone === 'own') rest(member, 'microphone', false);
  }

  function resume(member: Member) {
    if (member.plan.camera === 'own') rest(member, 'camera', false);
  }

  /** A source's own encoder rests while others encode for it. */
  function rest(member: Member, source: 'camera' | 'microphone', rests: boolean) {
    const { served, senders } = member;
    if (served[source] === rests) return;
    served[source] = rests;
    if (!rests) senders.substitute(source, undefined);
    else if (source === 'microphone') senders.substitute(source, null);
    else putIdle(member);
  }

  function putIdle({ senders, allowedKbps }: Member) {
    const track = allowedKbps > 0 ? idleTrack() : null;
    senders.substitute('camera', track, idleEncoding(allowedKbps));
  }

  function arrange() {
    for (const { slave } of links) {
      const member = members.get(slave.id);
      if (member?.trouble === 'none' && member.plan === OWN) checkCodecs(member);
    }
    const facts = links.flatMap(({ slave, size, narrow }): PlanFacts[] => {
      const member = members.get(slave.id);
      if (member === undefined) return [];
      const { isBased: based, plan: before } = member;
      const trouble = narrow && member.trouble === 'none' ? 'better-own' : member.trouble;
      return [{ id: slave.id, trouble, based, size, before }];
    });
    const plans = planLinks(facts, { enabled: enabled && !failed, full: isFull() });
    pool.need(
      layersOf(plans.values()),
      [...plans.values()].some(({ microphone }) => microphone === 'shared'),
    );
    const hurried = new Set(links.flatMap(({ slave, narrow }) => (narrow ? slave.id : [])));
    for (const [id, plan] of plans) {
      const member = members.get(id);
      if (member !== undefined) apply(member, plan, hurried.has(id));
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
        members.get(data.id)?.slave.giveUp('frames cannot be written', 'for good');
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
      slave: slaveOf(id, until),
      senders,
      plan: OWN,
      isBased: false,
      trouble: 'none',
      served: { camera: false, microphone: false },
      allowedKbps: 0,
      retryMs: FIRST_RETRY_MS,
    };
    members.set(id, member);
    onAbort(until, () => {
      members.delete(id);
      tell({ type: 'end', id });
    });
    return member.slave;
  }

  /** A peer that saw nothing may only have been busy. */
  function tryAgain(member: Member) {
    if (member.trouble === 'better-own') member.trouble = 'none';
    arrange();
  }

  function slaveOf(id: number, until: AbortSignal): Slave {
    const memberOf = () => members.get(id);
    return {
      id,
      plan: () => memberOf()?.plan ?? OWN,
      refresh: () => tell({ type: 'refresh', id }),
      allow(kbps) {
        const member = memberOf();
        if (member === undefined || member.allowedKbps === kbps) return;
        member.allowedKbps = kbps;
        if (member.served.camera) putIdle(member);
      },
      giveUp(why, how) {
        const member = memberOf();
        if (member === undefined || member.trouble === 'cannot') return;
        if (how === 'for now' && member.trouble === 'better-own') return;
        log.warn(`a link encodes for itself: ${why}`);
        member.trouble = how === 'for now' ? 'better-own' : 'cannot';
        if (how === 'for now') {
          clock.after(member.retryMs, () => tryAgain(member), until);
          member.retryMs *= 2;
        }
        arrange();
      },
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
    isFull,
    encoders: pool.count,
    rates: pool.rates,
  };
}
