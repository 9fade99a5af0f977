// The language of the interface: one signal, two languages, plural by Intl, no library.
import { signal, type ReadonlySignal } from '@preact/signals';
import { createLog } from '../kit/log.ts';
import { de, type Strings } from './de.ts';
import { en } from './en.ts';
import type { Pair } from './pair.ts';

export type Locale = 'de' | 'en';

const STORAGE_KEY = 'schnack.locale';
const TABLES: Record<Locale, Strings> = { de, en };
const log = createLog('i18n');

/** The first wish that we speak: the link's word, then the remembered one, then the browser's list. */
export function chooseLocale(wishes: readonly (string | null | undefined)[]): Locale {
  for (const wish of wishes) {
    const language = wish?.toLowerCase().split('-')[0];
    if (language === 'de' || language === 'en') return language;
  }
  return 'en';
}

const current = signal<Locale>(chooseLocale(initialWishes()));

/** The language in use. */
export const locale: ReadonlySignal<Locale> = current;

/** Changes the language at once and remembers it on this device. */
export function setLocale(next: Locale): void {
  current.value = next;
  try {
    globalThis.localStorage?.setItem(STORAGE_KEY, next);
  } catch (error) {
    log.debug(`language not remembered: ${String(error)}`);
  }
}

/** Changes the language for this page alone, as the page around a frame wishes. */
export function speak(next: Locale): void {
  current.value = next;
}

/** The strings of the current language; read inside render, computed or effect. */
export function t(): Strings {
  return TABLES[current.value];
}

/** One area's words in the current language, for parts that load later; read as t(). */
export function inLocale<Words>(area: Pair<Words>): Words {
  return area[current.value];
}

function initialWishes(): (string | null)[] {
  return [languageOfAddress(), rememberedLanguage(), ...(globalThis.navigator?.languages ?? [])];
}

function languageOfAddress(): string | null {
  const search = globalThis.location?.search;
  return search ? new URLSearchParams(search).get('lang') : null;
}

function rememberedLanguage(): string | null {
  try {
    return globalThis.localStorage?.getItem(STORAGE_KEY) ?? null;
  } catch (error) {
    log.debug(`no remembered language: ${String(error)}`);
    return null;
  }
}
