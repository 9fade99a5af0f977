// Waits until real asynchronous work is done while the fake clock stands still: WebCrypto and streams
// run on threads of their own, and a simulation must not move on before they have answered.

const work = { running: 0 };

/** Counts the calls of a method that returns a promise, from call to settlement. */
function watch(owner: object, name: string) {
  const original: unknown = Reflect.get(owner, name);
  if (typeof original !== 'function') throw new TypeError(`${name} is no method`);
  const counted = function counted(this: unknown, ...values: unknown[]) {
    work.running += 1;
    const done = () => void (work.running -= 1);
    const promise = Promise.resolve(original.apply(this, values));
    promise.then(done, done);
    return promise;
  };
  Object.defineProperty(owner, name, { value: counted, configurable: true, writable: true });
}

const SUBTLE = ['encrypt', 'decrypt', 'deriveBits', 'digest', 'importKey', 'exportKey'];
for (const name of [...SUBTLE, 'generateKey', 'sign', 'verify']) watch(crypto.subtle, name);
watch(Response.prototype, 'arrayBuffer');
watch(ReadableStreamDefaultReader.prototype, 'read');

/** Resolves when no such work runs and all that waited for it has gone on. */
export async function settled(): Promise<void> {
  do await new Promise((resolve) => setImmediate(resolve));
  while (work.running > 0);
}
