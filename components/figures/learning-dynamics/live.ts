/** Everything the figure needs once it is touched, in one bundle. */
export { default as View } from './View.svelte';
export { outcomeOf } from './outcome.ts';
