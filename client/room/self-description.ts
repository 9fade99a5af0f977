// What everybody says about themselves: name, and which sources are on.
import { MAX_NAME_CHARACTERS } from '../../shared/limits.ts';
import { boolean, object, string, type Parsed } from '../../shared/parse.ts';

export const parseSelfDescription = object({
  name: string(MAX_NAME_CHARACTERS),
  microphone: boolean,
  camera: boolean,
  screen: boolean,
});
export type SelfDescription = Parsed<typeof parseSelfDescription>;
