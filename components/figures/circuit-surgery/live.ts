/** Everything the figure needs once it is touched, in one bundle. */
export { default as Table } from './Table.svelte';
export { outcome } from './outcome.ts';
