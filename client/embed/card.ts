// What stands in place of the frame when there is none: a sentence, a way out, and what has to be set up.
import type { SetupFinding } from './api.ts';
import type { Words } from './words.ts';

/** Set by the script itself, so no page's content policy is in the way. */
const STYLE = [
  ':host{display:block;block-size:480px;max-inline-size:100%;color-scheme:light dark}',
  ':host([theme=light]){color-scheme:light}:host([theme=dark]){color-scheme:dark}',
  ':host([hidden]){display:none}',
  'iframe,section{box-sizing:border-box;inline-size:100%;block-size:100%;display:block;overflow:auto;',
  'border:1px solid light-dark(#d3dcd9,#2c434b);border-radius:var(--schnack-radius,20px);',
  'border-end-start-radius:var(--schnack-bubble,6px);',
  'background:light-dark(#eef1ee,#0f1c21);color:light-dark(#11272d,#ebf2f1)}',
  'section{padding:20px;font:1rem/1.5 system-ui,sans-serif;overflow-wrap:anywhere}',
  'button{font:inherit;padding:9px 16px;border:0;border-radius:12px;',
  'background:light-dark(#0b5a69,#74c9d2);color:light-dark(#fff,#05262c)}',
  'code{display:block;margin-block:12px;user-select:all}',
].join('');

let sheet: CSSStyleSheet | null = null;

export function dress(root: ShadowRoot): void {
  if (sheet === null) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(STYLE);
  }
  root.adoptedStyleSheets = [sheet];
}

/** `open` is missing where there is nothing to open. */
export function card(
  words: Words,
  sentence: string,
  findings: readonly SetupFinding[],
  open?: () => void,
): HTMLElement {
  const section = document.createElement('section');
  const add = (tag: string, text: string) => {
    const element = document.createElement(tag);
    element.textContent = text;
    section.append(element);
    return element;
  };
  add('p', sentence).setAttribute('role', 'alert');
  for (const { who, line } of findings) {
    add('p', words[who]);
    add('code', line);
  }
  if (open) add('button', words.open).addEventListener('click', open);
  return section;
}
