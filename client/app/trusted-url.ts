// Addresses of scripts for workers: with Trusted Types the browser takes only what went through a policy.

/** https://w3c.github.io/trusted-types/dist/spec/; not in every browser, nor in the DOM types. */
interface TrustedTypes {
  createPolicy(
    name: string,
    rules: { createScriptURL(url: string): string },
  ): { createScriptURL(url: string): string };
}

/** All that ever is a worker here: one out of a checked chunk, and one file. */
const ALLOWED = { mesh: /^blob:/, schnack: /^\/service-worker\.js$/ };

/** Once for each policy in a page: the browser takes its name a single time. */
export function trustedUrl(policy: keyof typeof ALLOWED, url: string): string {
  const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes };
  const made = trustedTypes?.createPolicy(policy, {
    createScriptURL(asked) {
      if (ALLOWED[policy].test(asked)) return asked;
      throw new TypeError(`The policy ${policy} is not for this script.`);
    },
  });
  return made?.createScriptURL(url) ?? url;
}
