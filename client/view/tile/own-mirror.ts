// Whether the own picture is shown as in a mirror: one answer for lobby, settings and meeting.
import { boolean } from '../../../shared/parse.ts';
import { createStore } from '../../kit/store.ts';
import { createPreference, type Preference } from '../../room/preference.ts';

let known: Preference<boolean> | null = null;

/** Read from storage when it is first needed. Concerns this screen only. */
export function ownMirror(): Preference<boolean> {
  known ??= createPreference(createStore('view'), 'mirror', boolean, true);
  return known;
}
