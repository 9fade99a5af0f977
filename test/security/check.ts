// The one assertion of the cases that run in Node and in browsers alike.

/** Throws with this text unless the condition holds. */
export function check(condition: boolean, otherwise: string): asserts condition {
  if (!condition) throw new Error(otherwise);
}
