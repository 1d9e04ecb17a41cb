/** Everything the figure needs once it is touched, in one bundle. */
export { default as Look } from './Look.svelte';
