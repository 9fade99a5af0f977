// Words of hellos about the door of a meeting, for the capabilities.

/** Says that the sender can let people in. */
export const DOORKEEPER = 'doorkeeper';
/** Says that somebody is inside, but nobody who can let people in. */
export const WAITING = 'waiting';
/** Says that nobody gets in. */
export const LOCKED = 'locked';
/** Says that the sender itself waits outside. */
export const WAITS = 'waits';

/** Says that the sender does not take part yet, and only makes connections ready. */
export const WARMS = 'warms';

/** The hello is for somebody who does not get in without being let in. */
export function tellsOfDoor({ capabilities }: { capabilities: readonly string[] }): boolean {
  return [DOORKEEPER, WAITING, LOCKED].some((word) => capabilities.includes(word));
}
