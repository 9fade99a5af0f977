// Finds a remembered device again, although browsers change ids whenever they like.
import { object, string, type Parsed } from '../../shared/parse.ts';

/** An input or output as the browser lists it. */
export interface ListedDevice {
  id: string;
  label: string;
  /** Same for the parts of one thing, e.g. microphone and speaker of a headset. */
  group: string;
}

/** What we keep of a chosen device. */
export const parseRememberedDevice = object({
  id: string(512),
  label: string(512),
  group: string(512),
});
export type RememberedDevice = Parsed<typeof parseRememberedDevice>;

/**
 * The listed device that is the remembered one. The id decides first; when ids were made anew (cleared
 * site data, private window, browser update) the label does, and among equal labels (two cameras of
 * one make) the group. Null when it is not there.
 */
export function matchDevice(
  remembered: RememberedDevice | null,
  devices: readonly ListedDevice[],
): ListedDevice | null {
  if (!remembered) return null;
  const sameId = devices.find((device) => device.id === remembered.id);
  if (sameId) return sameId;
  // A label is empty until the browser trusts us with it, so two empty ones are no match.
  if (remembered.label === '') return null;
  const sameLabel = devices.filter((device) => device.label === remembered.label);
  return sameLabel.find((device) => device.group === remembered.group) ?? sameLabel[0] ?? null;
}

/**
 * The id to ask for, null for the browser's default. Before the first permission the list is empty or
 * has no labels; then the remembered id is worth a try, as the fallback costs nothing.
 */
export function idToOpen(
  remembered: RememberedDevice | null,
  devices: readonly ListedDevice[],
): string | null {
  if (!remembered) return null;
  const listed = matchDevice(remembered, devices);
  if (listed) return listed.id;
  const labelsKnown = devices.some((device) => device.label !== '');
  return labelsKnown || remembered.id === '' ? null : remembered.id;
}
