// Environment variables and flags to typed settings; a wrong one stops the start with one sentence.
import { MAX_ROOM_SIZE, MESSAGES_PER_SECOND, MESSAGE_BURST } from '../shared/limits.ts';
import { LOG_LEVELS } from './log.ts';
import { choice, isOrigin, list, optionalText, secret, text, whole } from './setting.ts';
import type { Setting } from './setting.ts';

const path = optionalText(/^[^\0]+$/, 'the path of a file');
const page = optionalText(/^(https?:\/\/|\/)[^\s"<>]*$/, 'an http(s) address or a path');
const name = optionalText(/^[^\p{Cc}<>]{1,80}$/u, 'a name of at most 80 characters');
const origins = list(isOrigin, 'a list of origins such as https://portal.example');

/** All settings. `maxRoomSize` is read from MAX_ROOM_SIZE or --max-room-size; docs/operations.md explains them. */
export const SETTINGS = {
  host: text('127.0.0.1', /^[A-Za-z0-9.:_-]+$/, 'a host name or an address'),
  port: whole(8080, 0, 65_535),
  tlsCert: path,
  tlsKey: path,
  clientDir: path,
  publicOrigins: origins,
  embedOrigins: origins,
  trustProxy: whole(0, 0, 10),
  stunUrls: list((url) => /^stuns?:[^\s?#/]+$/.test(url), 'a list such as stun:stun.example:3478'),
  turnUrls: list(
    (url) => /^turns?:[^\s?#/]+(\?transport=(udp|tcp))?$/.test(url),
    'a list such as turn:turn.example:3478?transport=udp',
  ),
  turnSecret: secret(16),
  turnTtlSeconds: whole(3600, 60, 86_400),
  maxRoomSize: whole(MAX_ROOM_SIZE, 2, 100),
  maxConnectionsPerAddress: whole(50, 0, 1_000_000),
  maxJoinsPerMinutePerAddress: whole(120, 0, 1_000_000),
  messagesPerSecond: whole(MESSAGES_PER_SECOND, 0, 1_000_000),
  messageBurst: whole(MESSAGE_BURST, 0, 1_000_000),
  operatorName: name,
  legalImprintUrl: page,
  legalPrivacyUrl: page,
  legalAccessibilityUrl: page,
  logLevel: choice('info', LOG_LEVELS),
  shutdownGraceSeconds: whole(5, 0, 600),
} satisfies Record<string, Setting<unknown>>;

export type SettingName = keyof typeof SETTINGS;
export type Settings = {
  [Name in SettingName]: (typeof SETTINGS)[Name] extends Setting<infer Value> ? Value : never;
};

export type Configuration = { ok: true; settings: Settings } | { ok: false; problem: string };

/** `maxRoomSize` as MAX_ROOM_SIZE. */
export function variableName(name: string): string {
  return name.replace(/[A-Z]/g, '_$&').toUpperCase();
}

/** `maxRoomSize` as --max-room-size. */
export function flagName(name: string): string {
  return `--${variableName(name).toLowerCase().replaceAll('_', '-')}`;
}

/**
 * The settings out of the environment and the command line (`--port 9000` or `--port=9000`, which
 * wins). An empty value means the default; unknown variables are none of our business, unknown
 * flags are a mistake.
 */
export function readConfig(
  environment: Readonly<Record<string, string | undefined>>,
  flags: readonly string[],
): Configuration {
  const given = readFlags(flags);
  if (typeof given === 'string') return { ok: false, problem: given };
  const values: Record<string, unknown> = {};
  for (const [name, setting] of Object.entries<Setting<unknown>>(SETTINGS)) {
    const variable = variableName(name);
    const raw = (given.get(flagName(name)) ?? environment[variable] ?? '').trim();
    const result = setting.read(raw === '' ? setting.fallback : raw);
    if ('mustBe' in result) {
      const shown = setting.secret ? '' : `, not ${JSON.stringify(raw)}`;
      return { ok: false, problem: `${variable} must be ${result.mustBe}${shown}.` };
    }
    values[name] = result.value;
  }
  // Every name of SETTINGS was read by its own setting just above.
  const settings = values as Settings;
  const problem = contradiction(settings);
  return problem === null ? { ok: true, settings } : { ok: false, problem };
}

/** The flags by name, or the sentence that says what is wrong with them. */
function readFlags(flags: readonly string[]): Map<string, string> | string {
  const known = new Set(Object.keys(SETTINGS).map(flagName));
  const given = new Map<string, string>();
  for (let at = 0; at < flags.length; at++) {
    const [name = '', ...rest] = (flags[at] ?? '').split('=');
    if (!known.has(name)) return `There is no setting ${JSON.stringify(name)}.`;
    const value = rest.length > 0 ? rest.join('=') : flags[++at];
    if (value === undefined) return `${name} needs a value.`;
    given.set(name, value);
  }
  return given;
}

function contradiction(settings: Settings): string | null {
  if ((settings.tlsCert === null) !== (settings.tlsKey === null)) {
    return 'TLS_CERT and TLS_KEY must be set both or neither.';
  }
  if ((settings.turnUrls.length === 0) !== (settings.turnSecret === null)) {
    return 'TURN_URLS and TURN_SECRET must be set both or neither.';
  }
  return null;
}
