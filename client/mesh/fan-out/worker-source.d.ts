// What the build makes of `fan-out:worker` (scripts/build/worker.mjs): the bundled worker as text.
declare module 'fan-out:worker' {
  const source: string;
  export default source;
}
