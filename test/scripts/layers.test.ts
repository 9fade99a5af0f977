// The layer check refuses what ARCHITECTURE.md forbids and lets everything else pass.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { checkFile, importsOf } from '../../scripts/layer-rules.mjs';

const layers = suite('layers');

function refusals(file: string, source: string): string[] {
  return checkFile(file, source).flatMap(({ isFatal, text }) => (isFatal ? [text] : []));
}

const allowed: [file: string, source: string][] = [
  ['client/room/room.ts', `import { createMesh } from '../mesh/index.ts';`],
  ['client/room/room.ts', `import { signal } from '@preact/signals';`],
  ['client/mesh/link.ts', `import Peer from 'simple-peer';`],
  ['client/signaling/seal.ts', `import { parse } from '../../shared/parse.ts';`],
  ['client/features/chat/index.tsx', `import { defineFeature } from '../feature.ts';`],
  ['client/features/chat/index.tsx', `import { messages } from './messages.ts';`],
  ['client/features/chat/index.tsx', `import { Button } from '../../view/parts/button.tsx';`],
  ['client/features/host.ts', `import features from 'features:all';`],
  ['client/app/main.tsx', `import { start } from '../room/room.ts';`],
  ['relay/server.ts', `import { createServer } from 'node:http';`],
  ['relay/rooms.test.ts', `import { clock } from '../test/support/fake-clock.ts';`],
  ['client/room/room.ts', `// translates peer to participant`],
];
for (const [file, source] of allowed) {
  layers(`${file} may say: ${source}`, () => assert.equal(refusals(file, source), []));
}

const refused: [file: string, source: string][] = [
  ['client/mesh/link.ts', `import type { Room } from '../room/room.ts';`],
  ['client/mesh/link.ts', `import { capture } from '../media/capture.ts';`],
  ['client/media/capture.ts', `import { link } from '../mesh/link.ts';`],
  ['client/view/tile.tsx', `import { link } from '../mesh/link.ts';`],
  ['client/view/tile.tsx', `import { chat } from '../features/chat/index.tsx';`],
  ['client/features/chat/index.tsx', `import { seal } from '../../signaling/seal.ts';`],
  ['client/features/chat/index.tsx', `import { hands } from '../hand/index.tsx';`],
  ['client/features/chat/index.tsx', `const hand = await import('../hand/index.tsx');`],
  ['client/features/host.ts', `import chat from './chat/index.tsx';`],
  ['client/offline/service-worker.ts', `import { createLog } from '../kit/log.ts';`],
  ['client/signaling/seal.ts', `export { link } from '../mesh/link.ts';`],
  ['client/signaling/seal.ts', `import { signal } from '@preact/signals';`],
  ['client/room/room.ts', `import Peer from 'simple-peer';`],
  ['client/kit/clock.ts', `import '../room/room.ts';`],
  ['relay/server.ts', `import { seal } from '../client/signaling/seal.ts';`],
  ['shared/parse.ts', `import { readFileSync } from 'node:fs';`],
  ['shared/parse.ts', `import { rooms } from '../relay/rooms.ts';`],
  ['client/kit/utils.ts', ``],
  ['client/mesh/link.ts', `const participantId = 1;`],
  ['client/view/tile.tsx', `// one peer`],
];
for (const [file, source] of refused) {
  layers(`${file} may not say: ${source}`, () => assert.is(refusals(file, source).length, 1));
}

layers('imports over several lines are seen', () => {
  const source = `import {\n  a,\n  b,\n} from './x.ts';\nimport './y.css';\nexport * from './z.ts';`;
  assert.equal(importsOf(source), ['./x.ts', './y.css', './z.ts']);
});

layers('a word in a text that looks like an import is no import', () => {
  assert.equal(importsOf(`const text = "export 'x'";`), []);
});

layers('a file past 250 lines is a warning, past 400 an error', () => {
  assert.equal(checkFile('relay/a.ts', 'x\n'.repeat(250)), []);
  assert.equal(
    checkFile('relay/a.ts', 'x\n'.repeat(251)).map(({ isFatal }) => isFatal),
    [false],
  );
  assert.equal(
    checkFile('relay/a.ts', 'x\n'.repeat(401)).map(({ isFatal }) => isFatal),
    [true],
  );
});

layers.run();
