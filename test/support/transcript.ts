// What a screen reader finds on a page, as lines of text that people can read and compare.
import type { Page, SerializedAXNode } from 'puppeteer';

/** Roles that say nothing by themselves. */
const SILENT = new Set([
  'generic',
  'none',
  'presentation',
  'paragraph',
  'emphasis',
  'strong',
  'time',
  'LabelText',
  'LineBreak',
  'StaticText',
  'InlineTextBox',
  'SvgRoot',
]);
/** Words in names that differ at each run. */
const CHANGING: readonly (readonly [RegExp, string])[] = [
  [/http:\/\/localhost:\d+\/\S*#[\w-]+/g, 'LINK'],
  [/\b\d+:\d\d(:\d\d)?( [AP]M)?\b/g, 'TIME'],
  [/\b\d+ (Sekunden?|seconds?)\b/g, 'SECONDS'],
];

/** A page that never comes to rest is told as it is. */
const MOST_LOOKS = 20;
/** News that is gone after some seconds. */
const PASSING = /( is here| ist da| would like to join| möchte beitreten)\.$/;

/** One line per node, indented by depth: role, “name”, states. */
export async function transcriptOf(page: Page): Promise<string> {
  // The browser fills its tree some time after the page has changed: until then items are there without words.
  let [earlier, heard] = ['', await hear(page)];
  for (let looks = 1; heard !== earlier && looks < MOST_LOOKS; looks += 1) {
    await page.evaluate(() => new Promise(requestAnimationFrame));
    [earlier, heard] = [heard, await hear(page)];
  }
  return heard;
}

async function hear(page: Page): Promise<string> {
  const root = await page.accessibility.snapshot({ interestingOnly: false });
  const lines: string[] = [];
  if (root) for (const child of root.children ?? []) write(child, 0, lines);
  return `${lines.join('\n')}\n`;
}

function write(node: SerializedAXNode, depth: number, lines: string[]) {
  const name = steady(node.name ?? '');
  const isText = node.role === 'StaticText';
  const isShown = !SILENT.has(node.role) || (isText && name.trim() !== '');
  if (isShown) lines.push('  '.repeat(depth) + describe(node, name, isText));
  for (const child of node.children ?? []) {
    // The text inside of what it names would be said twice.
    if (child.role === 'StaticText' && (node.role === 'button' || isSaid(child, name))) continue;
    write(child, isShown ? depth + 1 : depth, lines);
  }
}

function isSaid(text: SerializedAXNode, name: string): boolean {
  const words = steady(text.name ?? '');
  return words === name || PASSING.test(words);
}

function describe(node: SerializedAXNode, name: string, isText: boolean): string {
  if (isText) return name;
  const states = [
    node.pressed !== undefined && (node.pressed ? 'pressed' : 'not pressed'),
    node.expanded !== undefined && (node.expanded ? 'expanded' : 'collapsed'),
    node.checked !== undefined && (node.checked ? 'checked' : 'not checked'),
    node.disabled === true && 'disabled',
    node.required === true && 'required',
    node.level !== undefined && `level ${node.level}`,
    node.valuetext !== undefined && node.valuetext !== '' && `value “${steady(node.valuetext)}”`,
    // One that repeats the name is said twice, so it must stand out here.
    node.description !== undefined && `described as “${steady(node.description)}”`,
  ].filter((state) => state !== false);
  const quoted = name === '' ? '' : ` “${name}”`;
  return `${node.role}${quoted}${states.length > 0 ? `, ${states.join(', ')}` : ''}`;
}

function steady(text: string): string {
  return CHANGING.reduce((said, [changing, word]) => said.replace(changing, word), text);
}
