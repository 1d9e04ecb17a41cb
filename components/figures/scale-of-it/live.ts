/** Everything the figure needs once it is touched, in one bundle. */
export { default as Live } from './Live.svelte';
