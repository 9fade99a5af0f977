// uvu's suite, but what a hook throws is printed: uvu itself swallows it and only skips the tests.
import { suite as plainSuite } from 'uvu';

export { test } from 'uvu';

/** @type {typeof plainSuite} */
export function suite(name, state) {
  const made = plainSuite(name, state);
  for (const kind of [made.before, made.after]) {
    const { each } = kind;
    kind.each = (hook) => each(loud(hook));
  }
  const { before, after } = made;
  made.before = Object.assign((/** @type {Hook} */ hook) => before(loud(hook)), before);
  made.after = Object.assign((/** @type {Hook} */ hook) => after(loud(hook)), after);
  return made;
}

/** @typedef {(state: any) => void | Promise<void>} Hook */

/** @param {Hook} hook @returns {Hook} */
function loud(hook) {
  return async (state) => {
    try {
      await hook(state);
    } catch (error) {
      console.error('A hook failed:', error);
      throw error;
    }
  };
}
