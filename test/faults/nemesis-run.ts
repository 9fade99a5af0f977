// A meeting in memory that faults by seed befall, with everything that happens in it written down.
import { createMeeting } from '../support/meet.ts';
import { isWhole } from '../support/meeting-checks.ts';
import { createCast } from './cast.ts';
import type { Entry } from './history.ts';
import { drawFault, mending, type Fault } from './nemesis.ts';

export interface NemesisRun {
  history: readonly Entry[];
  faults: readonly (Fault & { atMs: number })[];
  /** After everybody has gone. */
  leftOver: { rooms: number; endpoints: number; timers: number };
}

const LONGEST_PAUSE_MS = 2_500;
/** A link that was given up asks again when its peer says hello: within a minute. */
const HEAL_LIMIT_MS = 90_000;
/** Texts that only some had heard of somebody killed go round. */
const REST_MS = 10_000;

export async function runNemesis(seed: number, durationMs: number): Promise<NemesisRun> {
  const meeting = await createMeeting({ seed, hosted: true, loss: 0.05, pathDelayMs: 40 });
  const { clock, relay, path, network, random } = meeting;
  const history: Entry[] = [];
  const faults: (Fault & { atMs: number })[] = [];
  const cast = createCast(meeting, history);
  let isRelayUp = true;
  let blocked: (readonly [string, string])[] = [];
  let frozen: string[] = [];
  let texts = 0;

  async function befall(fault: Fault) {
    faults.push({ ...fault, atMs: clock.nowMs() });
    switch (fault.what) {
      case 'kill the relay':
        relay.kill();
        isRelayUp = false;
        frozen = [];
        return;
      case 'restart the relay':
        relay.restart();
        isRelayUp = true;
        return;
      case 'cut':
        relay.cut(fault.who);
        frozen = frozen.filter((name) => name !== fault.who);
        return;
      case 'freeze':
        relay.freeze(fault.who, true);
        frozen.push(fault.who);
        return;
      case 'thaw':
        relay.freeze(fault.who, false);
        frozen = frozen.filter((name) => name !== fault.who);
        return;
      case 'move away':
        network.moveAway(fault.who);
        return;
      case 'block':
        path.block(fault.who, fault.other);
        blocked.push([fault.who, fault.other]);
        return;
      case 'unblock':
        path.unblock(fault.who, fault.other);
        blocked = blocked.filter(([one, other]) => one !== fault.who || other !== fault.other);
        return;
      case 'join':
        await cast.join();
        return;
      case 'write':
        texts += 1;
        cast.write(fault.who, `t${texts}`);
        return;
      case 'leave':
      case 'kill':
      case 'remove':
        await cast.end(fault.who, fault.what);
        blocked = blocked.filter((pair) => !pair.includes(fault.who));
        frozen = frozen.filter((name) => name !== fault.who);
        return;
      default:
        fault satisfies never;
    }
  }

  const scene = () => ({ members: cast.names(), host: cast.host(), isRelayUp, blocked, frozen });

  await cast.join();
  await cast.join();
  while (clock.nowMs() < durationMs) {
    await befall(drawFault(random, scene()));
    await meeting.run(random() * LONGEST_PAUSE_MS);
    await cast.admit();
  }
  for (const fault of mending(scene())) await befall(fault);
  const mendedAtMs = clock.nowMs();
  while (!isWhole(meeting) && clock.nowMs() - mendedAtMs < HEAL_LIMIT_MS) {
    await meeting.run(1_000);
    await cast.admit();
  }
  await meeting.run(REST_MS);
  cast.conclude();
  await meeting.end();
  const leftOver = {
    rooms: relay.roomCount(),
    endpoints: network.endpointCount(),
    timers: clock.pending(),
  };
  return { history, faults, leftOver };
}
