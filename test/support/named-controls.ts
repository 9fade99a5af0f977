// Finds controls by role and name inside the page, for Firefox: its lookup in the accessibility tree takes two
// seconds each time. In Chromium the tests ask the real tree, so a wrong name cannot hide.
/* oxlint-disable consistent-function-scoping -- functions travel to the page as text, whole */
import { Puppeteer, type Browser } from 'puppeteer';

const HANDLER = 'control';
const quick = new WeakSet<Browser>();

/** From now on `controlSelector` looks inside the pages of this browser. */
export function lookInside(browser: Browser): void {
  quick.add(browser);
}

/** A selector of Puppeteer for the control with this role and whole accessible name. */
export function controlSelector(browser: Browser, role: string, name: string): string {
  return quick.has(browser)
    ? `${HANDLER}/${JSON.stringify([role, name])}`
    : `::-p-aria([name="${name.replaceAll('"', '\\"')}"][role="${role}"])`;
}

/** Runs in the page, so it stands on nothing outside of itself. */
function findControls(root: Node, selector: string): Element[] {
  const [role, name] = JSON.parse(selector) as [string, string];
  const native: Record<string, string> = {
    button: 'button:not([role])',
    textbox: 'input[type="text"]:not([role]), input:not([type]):not([role]), textarea:not([role])',
    combobox: 'select:not([role])',
    heading: 'h1, h2, h3, h4, h5, h6',
    dialog: 'dialog[open]:not([role])',
    complementary: 'aside:not([role])',
    link: 'a[href]:not([role])',
    image: 'img, svg[role="img"]',
  };
  const text = (node: Node): string => {
    if (!(node instanceof Element))
      return node.nodeType === Node.TEXT_NODE ? (node.nodeValue ?? '') : '';
    if (node.getAttribute('aria-hidden') === 'true') return '';
    return node.getAttribute('aria-label') ?? [...node.childNodes].map(text).join(' ');
  };
  const tidy = (words: string) => words.replace(/\s+/g, ' ').trim();
  const nameOf = (element: Element): string => {
    const by = element.getAttribute('aria-labelledby');
    if (by !== null) {
      return tidy(
        by
          .split(/\s+/)
          .map((id) => text(document.getElementById(id) ?? document.createTextNode('')))
          .join(' '),
      );
    }
    const said = element.getAttribute('aria-label') ?? element.getAttribute('alt');
    if (said !== null) return tidy(said);
    const labels =
      'labels' in element ? (element.labels as NodeListOf<HTMLLabelElement> | null) : null;
    return tidy(labels?.length ? [...labels].map(text).join(' ') : text(element));
  };
  const within = root instanceof Element || root instanceof Document ? root : document;
  const selectors = [`[role="${role}"]`, native[role]].filter(Boolean).join(', ');
  return [...within.querySelectorAll(selectors)].filter(
    (element) => nameOf(element) === name && element.checkVisibility(),
  );
}

// Each test file has a copy of this module, all of them share one Puppeteer.
if (!Puppeteer.customQueryHandlerNames().includes(HANDLER)) {
  Puppeteer.registerCustomQueryHandler(HANDLER, { queryAll: findControls });
}
