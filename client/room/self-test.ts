// The check of one's equipment: camera, microphone, speaker, relay, direct path, detour. One result for each.
import { computed, effect, signal, type ReadonlySignal } from '@preact/signals';
import { childLifetime, onAbort } from '../kit/lifetime.ts';
import { isDark } from '../media/darkness.ts';
import type { MediaPorts } from '../media/ports.ts';
import type { LocalMedia, LocalSource, MediaProblem } from './local-media.ts';
import type { DetourAnswer, DirectAnswer, RelayAnswer } from './self-test-network.ts';

/** In the order in which they are shown. */
export const CHECKS = ['camera', 'microphone', 'speaker', 'relay', 'direct', 'detour'] as const;
export type CheckName = (typeof CHECKS)[number];

/** Why a check did not succeed; each has a sentence. */
export type CheckProblem =
  | MediaProblem
  | 'noPicture'
  | 'dark'
  | 'noSound'
  | 'notHeard'
  | 'unreachable'
  | 'refused'
  | 'blocked'
  | 'noPath'
  | 'noPublicAddress'
  | 'noDetour'
  | 'notOffered';

export type CheckResult =
  | { state: 'waiting' | 'running' | 'question' | 'ok' }
  /** `failed` will be missed in the meeting; `limited` may be missed in some networks. */
  | { state: 'failed' | 'limited'; problem: CheckProblem };

export interface SelfTest {
  readonly results: ReadonlySignal<Readonly<Record<CheckName, CheckResult>>>;
  readonly phase: ReadonlySignal<'before' | 'running' | 'done'>;
  /** Own loudness while the microphone is checked, 0 to 1. */
  readonly level: ReadonlySignal<number>;
  /** Checks everything, from the start. Asks for devices and opens connections, so only after a press. */
  run(): Promise<void>;
  playAgain(): void;
  /** The person's word on the test sound. */
  answer(heard: boolean): void;
}

/** The parts that go over the network; see self-test-network.ts. Must not reject. */
export interface NetworkChecks {
  relay(until: AbortSignal): Promise<RelayAnswer>;
  direct(until: AbortSignal): Promise<DirectAnswer>;
  detour(iceServers: readonly RTCIceServer[], until: AbortSignal): Promise<DetourAnswer>;
}

export interface SelfTestOptions {
  media: Pick<LocalMedia, 'camera' | 'microphone' | 'level' | 'playTestSound'>;
  ports: Pick<MediaPorts, 'clock' | 'sampleFrame'>;
  network: NetworkChecks;
  /** The service has a server for detours. */
  turn: boolean;
}

/** Long enough to say a few words. */
const LISTEN_MS = 8_000;
/** Above the noise of a room, below soft speech; loudness 0 to 1. */
const HEARD_LEVEL = 0.2;
/** A camera's first pictures may be black. */
const SECOND_LOOK_MS = 1_500;

const WAITING: CheckResult = { state: 'waiting' };
const OK: CheckResult = { state: 'ok' };

export function createSelfTest(options: SelfTestOptions, until: AbortSignal): SelfTest {
  const { media, ports, network } = options;
  const results = signal(allWaiting());
  const phase = signal<'before' | 'running' | 'done'>('before');
  let answered: ((heard: boolean) => void) | null = null;

  const tell = (name: CheckName, result: CheckResult) => {
    if (!until.aborted) results.value = { ...results.peek(), [name]: result };
  };

  /** Runs one check; its end is its result. */
  const check = async (name: CheckName, run: () => Promise<CheckResult>) => {
    if (until.aborted) return;
    tell(name, { state: 'running' });
    tell(name, await run());
  };

  const pause = (durationMs: number): Promise<void> =>
    new Promise((resolve) => {
      ports.clock.after(durationMs, resolve, until);
      onAbort(until, resolve);
    });

  const checkCamera = () =>
    withSource(media.camera, async (track) => {
      let pixels = await ports.sampleFrame(track);
      if (!pixels || isDark(pixels)) {
        await pause(SECOND_LOOK_MS);
        pixels = await ports.sampleFrame(track);
      }
      if (!pixels) return failed('noPicture');
      return isDark(pixels) ? failed('dark') : OK;
    });

  const checkMicrophone = () =>
    withSource(media.microphone, () => {
      const lifetime = childLifetime(until);
      return new Promise<CheckResult>((resolve) => {
        onAbort(
          lifetime.signal,
          effect(() => {
            if (media.level.value >= HEARD_LEVEL) resolve(OK);
          }),
        );
        ports.clock.after(LISTEN_MS, () => resolve(failed('noSound')), lifetime.signal);
        onAbort(until, () => resolve(failed('noSound')));
      }).finally(() => lifetime.abort());
    });

  const checkSpeaker = async () => {
    await media.playTestSound();
    tell('speaker', { state: 'question' });
    const heard = await new Promise<boolean>((resolve) => {
      answered = resolve;
      onAbort(until, () => resolve(false));
    });
    return heard ? OK : failed('notHeard');
  };

  const checkNetwork = async () => {
    let iceServers: readonly RTCIceServer[] = [];
    await check('relay', async () => {
      const answer = await network.relay(until);
      if (!answer.ok) return failed(answer.problem);
      iceServers = answer.iceServers;
      return OK;
    });
    await check('direct', async () => {
      const answer = await network.direct(until);
      if (answer === 'ok') return OK;
      return answer === 'noPublicAddress' ? limited(answer) : failed(answer);
    });
    await check('detour', async () => {
      if (!options.turn) return limited('notOffered');
      return (await network.detour(iceServers, until)) === 'ok' ? OK : limited('noDetour');
    });
  };

  const checkDevices = async () => {
    // One after the other: two questions of the browser at once confuse.
    await check('camera', checkCamera);
    await check('microphone', checkMicrophone);
    await check('speaker', checkSpeaker);
  };

  return {
    results,
    phase,
    level: computed(() => (results.value.microphone.state === 'running' ? media.level.value : 0)),
    async run() {
      if (phase.peek() === 'running' || until.aborted) return;
      results.value = allWaiting();
      phase.value = 'running';
      await Promise.all([checkNetwork(), checkDevices()]);
      phase.value = 'done';
    },
    playAgain: () => void media.playTestSound(),
    answer: (heard) => answered?.(heard),
  };
}

function allWaiting(): Record<CheckName, CheckResult> {
  return {
    camera: WAITING,
    microphone: WAITING,
    speaker: WAITING,
    relay: WAITING,
    direct: WAITING,
    detour: WAITING,
  };
}

/** Opens the source for the check and leaves it as it was before. */
async function withSource(
  source: LocalSource,
  run: (track: MediaStreamTrack) => Promise<CheckResult>,
): Promise<CheckResult> {
  const wasOn = source.on.peek();
  if (!wasOn) await source.turnOn();
  const track = source.track.peek();
  if (!track) return failed(source.problem.peek() ?? 'failed');
  try {
    return await run(track);
  } finally {
    if (!wasOn) source.turnOff();
  }
}

function failed(problem: CheckProblem): CheckResult {
  return { state: 'failed', problem };
}

function limited(problem: CheckProblem): CheckResult {
  return { state: 'limited', problem };
}
