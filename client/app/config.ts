// What the client must know of its relay: /config.json, parsed at the edge.
import { array, boolean, integer, literal, object, pattern, string } from '../../shared/parse.ts';
import { MAX_ROOM_SIZE } from '../../shared/limits.ts';
import { createLog } from '../kit/log.ts';

/** What stands in the footer; longer than any relay lets it be. */
const operatorName = (input: unknown) =>
  literal(null)(input) === null ? null : string(200, 1)(input);

/** A web address or path of the operator's, or null where none is set. */
const address = (input: unknown) =>
  literal(null)(input) === null ? null : pattern(/^(https?:\/)?\/\S{1,500}$/)(input);

const parseConfig = object({
  stunUrls: array(string(256), 16),
  turn: boolean,
  maxRoomSize: integer(2, 1000),
  embedOrigins: array(pattern(/^https?:\/\/[^\s/]{1,300}$/), 1000),
  operator: operatorName,
  legal: object({ imprint: address, privacy: address, accessibility: address }),
});

export type Config = NonNullable<ReturnType<typeof parseConfig>>;

/** What holds while the answer is not there, and when it never comes. */
export const DEFAULT_CONFIG: Config = {
  stunUrls: [],
  turn: false,
  maxRoomSize: MAX_ROOM_SIZE,
  embedOrigins: [],
  operator: null,
  legal: { imprint: null, privacy: null, accessibility: null },
};

const log = createLog('config');

/** The relay's configuration; never rejects, a relay that does not answer gives the defaults. */
export async function loadConfig(origin: string): Promise<Config> {
  try {
    const response = await fetch(new URL('/config.json', origin));
    const config = parseConfig(await response.json());
    if (config !== undefined) return config;
    log.warn('config.json has an unknown shape');
  } catch (error) {
    log.warn(`no config.json: ${error instanceof Error ? error.name : 'unknown'}`);
  }
  return DEFAULT_CONFIG;
}

/** What a connection may use before the relay pushes TURN servers. */
export function iceServersOf(config: Config): RTCIceServer[] {
  return config.stunUrls.length === 0 ? [] : [{ urls: config.stunUrls }];
}
