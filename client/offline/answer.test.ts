// What the service worker answers, and above all what it leaves alone.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { answerTo, type Answer, type Asked } from './answer.ts';

const answers = suite('who answers a request');
const ORIGIN = 'https://meet.example';
const visit = { mode: 'navigate', destination: 'document' };

const table: [path: string, asked: Partial<Asked>, answer: Answer][] = [
  ['/', visit, 'page'],
  ['/?lang=en', visit, 'page'],
  ['/?start', visit, 'page'],
  ['/#s0me-fragment', visit, 'page'],
  ['/?embed', { mode: 'navigate', destination: 'iframe' }, 'network'],
  ['/', { mode: 'navigate', destination: 'iframe' }, 'network'],
  ['/imprint', visit, 'network'],
  ['/third-party-notices.txt', visit, 'network'],
  ['/', { ...visit, method: 'POST' }, 'network'],
  ['/', {}, 'network'],
  ['/assets/main-1A2B.js', { mode: 'cors', destination: 'script' }, 'asset'],
  ['/assets/later-1A2B.css', { mode: 'cors', destination: 'style' }, 'asset'],
  ['/assets/main-1A2B.js?again', { mode: 'cors', destination: 'script' }, 'network'],
  ['/assets/main-1A2B.js', visit, 'network'],
  ['/assets/main-1A2B.js', { method: 'HEAD' }, 'network'],
  ...['/config.json', '/relay', '/metrics', '/healthz', '/readyz', '/embed.js'].map(
    (path): [string, Partial<Asked>, Answer] => [path, {}, 'network'],
  ),
  ['/service-worker.js', { destination: 'serviceworker' }, 'network'],
  ['/manifest.webmanifest', { destination: 'manifest' }, 'network'],
];
for (const [path, asked, answer] of table) {
  answers(`${path} as ${JSON.stringify(asked)}: ${answer}`, () => {
    const whole = { method: 'GET', mode: 'cors', destination: '', ...asked, url: ORIGIN + path };
    assert.is(answerTo(whole, ORIGIN), answer);
    assert.is(answerTo(whole, 'https://elsewhere.example'), 'network');
  });
}

answers.run();
