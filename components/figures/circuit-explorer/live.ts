/** Everything the explorer needs once it is touched, in one bundle. */
export { lookUp, know, unknown } from './catalog.ts';
export { default as Explorer } from './Explorer.svelte';
export { default as Named } from './Named.svelte';
export { outcome } from './guesses.ts';
export { turnsOf } from './view.ts';
