/** Everything the figure draws with once it is touched, in one bundle. */
export { default as Live } from './Live.svelte';
