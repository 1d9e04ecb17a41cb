/** Everything the figure needs once it is touched, in one bundle. */
export { default as Measured } from './Measured.svelte';
export { default as Pictures } from './Pictures.svelte';
export { recorded } from './recorded.ts';
export { shownOf } from './shown.ts';
