/** Everything the figure needs once it is touched, in one bundle. */
export { fieldNotes } from '#components/figure/field-notes.ts';
export { closest } from '#lib/networks/first-layer.ts';
export { default as Live } from './Live.svelte';
