/** Everything the figure needs once it is touched, in one bundle. */
export { default as Facets } from './Facets.svelte';
export { default as Measured } from './Measured.svelte';
export { View } from './view.svelte.ts';
