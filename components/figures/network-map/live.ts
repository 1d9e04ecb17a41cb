/** Everything the map needs once it is touched, in one bundle; three.js is another. */
export { readOwn } from '#components/figure/own-picture.ts';
export { default as Details } from './Details.svelte';
export { default as Map } from './Map.svelte';
export { MapState } from './state.svelte.ts';
