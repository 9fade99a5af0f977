// How the person likes to see the meeting: own picture, mirror, corner, order, motion; remembered here.
import { boolean, literal } from '../../shared/parse.ts';
import type { Store } from '../kit/store.ts';
import { createPreference, type Preference } from './preference.ts';

/** `automatic` floats over the only other one and is a tile from three people on. */
export const OWN_PICTURES = ['automatic', 'tile', 'small', 'off'] as const;
export type OwnPicture = (typeof OWN_PICTURES)[number];

/** Where a floating own picture may stand; the fourth corner holds the name plates. */
export const CORNERS = ['top-start', 'top-end', 'bottom-end'] as const;
export type Corner = (typeof CORNERS)[number];

export const TILE_ORDERS = ['joining', 'names'] as const;
export type TileOrder = (typeof TILE_ORDERS)[number];

export const MOTIONS = ['system', 'none'] as const;
export type Motion = (typeof MOTIONS)[number];

export interface ViewPreferences {
  readonly ownPicture: Preference<OwnPicture>;
  /** The own picture as in a mirror; concerns this screen only. */
  readonly mirror: Preference<boolean>;
  readonly corner: Preference<Corner>;
  readonly order: Preference<TileOrder>;
  readonly motion: Preference<Motion>;
}

/** Reads what was remembered under the store's scope. */
export function createViewPreferences(store: Store): ViewPreferences {
  return {
    ownPicture: createPreference(store, 'own-picture', literal(...OWN_PICTURES), 'automatic'),
    mirror: createPreference(store, 'mirror', boolean, true),
    corner: createPreference(store, 'corner', literal(...CORNERS), 'bottom-end'),
    order: createPreference(store, 'order', literal(...TILE_ORDERS), 'joining'),
    motion: createPreference(store, 'motion', literal(...MOTIONS), 'system'),
  };
}
