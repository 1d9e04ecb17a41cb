/** Everything the figure needs once it is touched, in one bundle. */
export { fieldNotes } from '#components/figure/field-notes.ts';
export { default as Live } from './Live.svelte';
export { default as UnitSelect } from './UnitSelect.svelte';
export { outcome } from './outcome.ts';
