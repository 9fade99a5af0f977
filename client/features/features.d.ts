// Types the list of all features that the build puts together (scripts/features-plugin.mjs).
declare module 'features:all' {
  const features: readonly import('./feature.ts').Feature<object>[];
  export default features;
}
