// Which browser gets which instructions.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { browserFamily, type BrowserFamily } from './how-to-allow.ts';

const test = suite('how-to-allow');
const MAC = 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15';
const table: [agent: string, touchPoints: number, family: BrowserFamily][] = [
  ['Mozilla/5.0 (X11; Linux x86_64; rv:153.0) Gecko/20100101 Firefox/153.0', 0, 'firefox'],
  [
    'Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/156.0.0.0 Safari/537.36',
    10,
    'chromium',
  ],
  ['Mozilla/5.0 (Windows NT 10.0) Chrome/156.0.0.0 Safari/537.36 Edg/156.0.0.0', 0, 'chromium'],
  [`${MAC} (KHTML, like Gecko) Version/19.0 Safari/605.1.15`, 0, 'safari'],
  [`${MAC} (KHTML, like Gecko) Version/19.0 Safari/605.1.15`, 5, 'ios'],
  ['Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) CriOS/156.0 Safari/604.1', 5, 'ios'],
  ['Mozilla/5.0 (Linux; Android 16) Chrome/156.0.0.0 Mobile Safari/537.36', 5, 'chromium'],
  ['Mozilla/5.0 (Android 16; Mobile; rv:153.0) Gecko/153.0 Firefox/153.0', 5, 'firefox'],
  ['something new', 0, 'chromium'],
];
for (const [agent, touchPoints, family] of table)
  test(`${family}: ${agent.slice(0, 60)}`, () =>
    assert.is(browserFamily(agent, touchPoints), family));

test.run();
