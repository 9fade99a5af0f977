// What a page wishes of the frame: the texts of its attributes, read. Pure; only the frame needs it.
import { MAX_NAME_CHARACTERS } from '../../shared/limits.ts';
import { array, json, object, pattern, string } from '../../shared/parse.ts';
import type { Device, PageButton } from './api.ts';
import type { FrameOptions } from './to-frame.ts';

export interface Wishes {
  name: string;
  nameFixed: boolean;
  subject: string;
  lang: 'de' | 'en' | null;
  theme: 'light' | 'dark' | null;
  audioOnly: boolean;
  without: readonly string[];
  layout: 'grid' | 'speaker' | null;
  compact: boolean;
  reducedMotion: boolean;
  /** '#' and six hexadecimal digits. */
  accent: string | null;
  /** An https address. */
  handbook: string | null;
  endAtMs: number | null;
  /** Ids as `getDevices` tells them. */
  devices: Readonly<Partial<Record<Device['kind'], string>>>;
  buttons: readonly PageButton[];
}

const MAX_SUBJECT_CHARACTERS = 100;
const MAX_BUTTONS = 4;

const parseButtons = json(
  array(object({ id: pattern(/^[\w-]{1,40}$/), label: string(40, 1) }), MAX_BUTTONS),
);

/** The value that the text names, of these. */
const one =
  <const Values extends readonly string[]>(...values: Values) =>
  (text: string): Values[number] | undefined =>
    values.find((value) => value === text);

/** `refused` names what was said and makes no sense; it counts as left out. */
export function readWishes(said: FrameOptions): { wishes: Wishes; refused: string[] } {
  const refused: string[] = [];
  /** '' is nothing said. */
  function read<Value>(
    name: keyof FrameOptions,
    understand: (text: string) => Value | undefined | null,
  ): Value | null {
    const text = said[name];
    if (typeof text !== 'string' || text.trim() === '') return null;
    const value = understand(text.trim()) ?? null;
    if (value === null) refused.push(name);
    return value;
  }
  const devices: Partial<Record<Device['kind'], string>> = {};
  for (const kind of ['microphone', 'camera', 'speaker'] as const) {
    if (said[kind]) devices[kind] = said[kind];
  }
  const wishes: Wishes = {
    name: (said.name ?? '').slice(0, MAX_NAME_CHARACTERS),
    nameFixed: said.nameFixed ?? false,
    subject: (said.subject ?? '').slice(0, MAX_SUBJECT_CHARACTERS),
    // The language of a page may be any; ours is asked for where it is one of two.
    lang: one('de', 'en')(said.lang ?? '') ?? null,
    theme: read('theme', one('light', 'dark')),
    audioOnly: said.audioOnly ?? false,
    without: (said.without ?? '').split(/\s+/).filter(Boolean),
    layout: read('layout', one('grid', 'speaker')),
    compact: said.compact ?? false,
    reducedMotion: said.reducedMotion ?? false,
    accent: read('accent', (text) => /^#[\da-f]{6}$/i.exec(text)?.[0].toLowerCase()),
    handbook: read('handbook', httpsAddress),
    endAtMs: read('endAt', moment),
    devices,
    buttons: read('buttons', parseButtons) ?? [],
  };
  return { wishes, refused };
}

function httpsAddress(text: string): string | undefined {
  const url = URL.canParse(text) ? new URL(text) : null;
  return url?.protocol === 'https:' ? url.href : undefined;
}

/** A time with its zone, as Date.toISOString() writes it: without a zone each reader has its own. */
function moment(text: string): number | undefined {
  const isWhole = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/.test(text);
  const atMs = isWhole ? Date.parse(text) : Number.NaN;
  return Number.isNaN(atMs) ? undefined : atMs;
}
