// The transport in memory keeps the contract, so that what is tested on it means something.
import { suite } from 'uvu';
import { createFakeClock } from '../support/fake-clock.ts';
import { bytesOf } from '../support/identities.ts';
import { createMemoryPath } from '../support/memory-path.ts';
import { createMemoryNetwork } from '../support/memory-transport.ts';
import { createRandom } from '../support/random.ts';
import { settled } from '../support/settle.ts';
import { transportContract, type TransportBench } from './transport.contract.ts';

const test = suite('contract: transport in memory');

function createBench(): TransportBench {
  const clock = createFakeClock();
  const random = createRandom(1);
  const network = createMemoryNetwork(createMemoryPath({ clock, random }));
  const fingerprint = bytesOf(1, 32);
  const advance = async (forMs: number) => {
    const endMs = clock.nowMs() + forMs;
    await settled();
    while (clock.step(endMs - clock.nowMs())) await settled();
  };
  return {
    create: (initiator, camera, signal) =>
      network.transports(initiator ? 'a' : 'b', fingerprint)(
        {
          initiator,
          paths: { iceServers: [], relayOnly: false },
          encodings: [],
          fanOut: null,
          tracks: { microphone: null, camera, screen: null, screenAudio: null },
        },
        signal,
      ),
    fingerprint: async () => fingerprint,
    // The transport in memory only asks whether there is a track.
    camera: () => ({ kind: 'video' }) as MediaStreamTrack,
    async until(what, holds) {
      for (let turn = 0; turn < 500; turn += 1) {
        if (await holds()) return;
        await advance(20);
      }
      throw new Error(`waited in vain until ${what}`);
    },
    pause: () => advance(1_000),
    pretendFailure() {
      // Nothing here says "failed".
    },
  };
}

for (const { name, run } of transportContract(createBench())) test(name, run);
test.run();
