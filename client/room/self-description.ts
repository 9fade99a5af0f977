// What everybody says about themselves: name, and which sources are on.
import { MAX_NAME_CHARACTERS } from '../../shared/limits.ts';
import { boolean, integer, object, optional, string, type Parsed } from '../../shared/parse.ts';

export const parseSelfDescription = object({
  name: string(MAX_NAME_CHARACTERS),
  microphone: boolean,
  camera: boolean,
  screen: boolean,
  /** The counter of the order that muted the person, who has turned the microphone on again since. */
  unmuted: optional(integer(1, Number.MAX_SAFE_INTEGER)),
});
export type SelfDescription = Parsed<typeof parseSelfDescription>;
