// The rules of ARCHITECTURE.md about layers, file lengths and words, as a pure function of one file.
import { posix } from 'node:path';

/** Which layers each layer may import besides itself. @type {Map<string, string[]>} */
const below = new Map(
  Object.entries({
    shared: [],
    relay: ['shared'],
    kit: ['shared'],
    i18n: ['kit', 'shared'],
    signaling: ['i18n', 'kit', 'shared'],
    mesh: ['signaling', 'kit', 'shared'],
    media: ['i18n', 'kit', 'shared'],
    room: ['mesh', 'media', 'signaling', 'i18n', 'kit', 'shared'],
    view: ['room', 'media', 'i18n', 'kit', 'shared'],
    features: ['view', 'room', 'media', 'i18n', 'kit', 'shared'],
    embed: ['shared'],
    offline: [],
    handbook: ['view', 'room', 'i18n', 'kit', 'shared'],
    app: 'features view embed handbook room mesh media signaling i18n kit shared'.split(' '),
  }),
);

/** Packages that only some layers may use; a type import counts as well. */
const packages = [
  { name: /^(preact|@preact\/)/, layers: ['room', 'view', 'features', 'handbook', 'app', 'i18n'] },
  { name: /^simple-peer$/, layers: ['mesh'] },
  { name: /^(ws|sirv)$/, layers: ['relay'] },
  { name: /^node:/, layers: ['relay'] },
];

const words = [
  { layers: ['mesh', 'signaling', 'media'], word: /participant/i, say: 'peer' },
  { layers: ['view', 'features'], word: /\bpeers?\b/i, say: 'participant' },
];

const maximumLines = 400;
const usualLines = 250;
const vagueName = /^(utils?|helpers?|misc|types|common)\./;
const importLine =
  /(?:^|[;\n])\s*(?:import|export)\s(?:[^'"`;]*?\sfrom\s*)?(['"])([^'"\n]+)\1|\bimport\(\s*(['"])([^'"\n]+)\3\s*\)/g;

/** @typedef {{ file: string, text: string, isFatal: boolean }} Finding */

/**
 * @param {string} file path relative to the root
 * @param {string} source
 * @returns {Finding[]}
 */
export function checkFile(file, source) {
  /** @type {Finding[]} */
  const findings = [];
  const refuse = (/** @type {string} */ text) => findings.push({ file, text, isFatal: true });

  if (vagueName.test(posix.basename(file))) refuse('the name says nothing; name the one idea');
  const lines = source.trimEnd().split('\n').length;
  if (lines > maximumLines) refuse(`${lines} lines; split it (at most ${maximumLines})`);
  else if (lines > usualLines) {
    findings.push({ file, text: `${lines} lines; is there a reason?`, isFatal: false });
  }

  const layer = layerOf(file);
  if (layer === null) return findings;
  for (const { layers, word, say } of words) {
    const hit = layers.includes(layer) && word.exec(source);
    if (hit) refuse(`in ${layer}/ we say "${say}", not "${hit[0]}"`);
  }
  for (const specifier of importsOf(source)) {
    const reason = refusal(file, layer, specifier);
    if (reason) refuse(`imports ${specifier}: ${reason}`);
  }
  return findings;
}

/** @param {string} source @returns {string[]} */
export function importsOf(source) {
  return [...source.matchAll(importLine)].map((match) => match[2] ?? match[4] ?? '');
}

/**
 * The layer of a file: `shared`, `relay`, or the folder below `client`; null outside of them.
 * @param {string} file
 */
function layerOf(file) {
  const [top, folder] = file.split('/');
  if (top === 'shared' || top === 'relay') return top;
  return top === 'client' && folder !== undefined && below.has(folder) ? folder : null;
}

/** @param {string} file @param {string} layer @param {string} specifier @returns {string | null} */
function refusal(file, layer, specifier) {
  const isTest = /\.test\.tsx?$/.test(file);
  if (!specifier.startsWith('.')) {
    if (isTest) return null;
    const rule = packages.find(({ name }) => name.test(specifier));
    return rule && !rule.layers.includes(layer) ? `not a package for ${layer}/` : null;
  }
  const target = posix.join(posix.dirname(file), specifier);
  // Tests may stand on what the folder test/ offers.
  if (isTest && target.startsWith('test/')) return null;
  const targetLayer = layerOf(target);
  if (targetLayer === null) return 'outside of every layer';
  if (targetLayer !== layer) {
    return below.get(layer)?.includes(targetLayer)
      ? null
      : `${targetLayer}/ is not below ${layer}/`;
  }
  if (layer === 'features' && featureOf(target) && featureOf(file)) {
    return featureOf(target) === featureOf(file) ? null : 'features never import each other';
  }
  // The host knows features by `features:all` alone, so that deleting a folder removes one.
  if (layer === 'features' && featureOf(target)) return 'the host does not know single features';
  return null;
}

/** The folder of one feature; null for the files of the host. @param {string} file */
function featureOf(file) {
  const parts = file.split('/');
  return parts.length > 3 ? (parts[2] ?? null) : null;
}
