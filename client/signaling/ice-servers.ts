// ICE servers as the relay pushes them: checked before the browser sees them.
import { array, integer, json, object, pattern, string } from '../../shared/parse.ts';

/** stun:, stuns:, turn: and turns: URIs (RFC 7064, RFC 7065). */
const url = pattern(/^(stuns?|turns?):[^\s]{1,250}$/);

const parse = json(
  object({
    iceServers: array(
      object({ urls: array(url, 8), username: string(256), credential: string(256) }),
      8,
    ),
    ttlSeconds: integer(1, 86_400),
  }),
);

/** The servers in a `turn` message of the relay, or undefined for nonsense. */
export function parseIceServers(text: string): RTCIceServer[] | undefined {
  return parse(text)?.iceServers;
}
