// What is in the way of camera and microphone, and the line that helps: one table.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { ALLOW, setupFindings } from './setup.ts';

const test = suite('setup');
const origin = 'https://meet.example';
const page = 'http://portal.example/page';
const fine = { isSecure: true, origin, page, refused: [], madeBy: 'element' } as const;

const cases: [string, Parameters<typeof setupFindings>[0], [string, string][]][] = [
  ['nothing is refused', fine, []],
  ['only what can be missed is refused', { ...fine, refused: ['autoplay', 'clipboard-write'] }, []],
  [
    'our own frame is refused the camera: the header of the page',
    { ...fine, refused: ['camera'] },
    [
      [
        'permissions-policy',
        'Permissions-Policy: camera=(self "https://meet.example"), ' +
          'microphone=(self "https://meet.example"), display-capture=(self "https://meet.example")',
      ],
    ],
  ],
  [
    'a frame made by hand: its attribute',
    { ...fine, refused: ['microphone'], madeBy: 'page' },
    [['allow-missing', `<iframe allow="${ALLOW}" …>`]],
  ],
  [
    'a page without encryption: nothing else counts',
    { ...fine, isSecure: false, refused: ['camera'] },
    [['insecure-page', 'https://portal.example/page']],
  ],
];
for (const [name, facts, findings] of cases) {
  test(name, () => {
    assert.equal(
      setupFindings(facts).map(({ code, line }) => [code, line]),
      findings,
    );
  });
}

test.run();
