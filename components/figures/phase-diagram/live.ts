/** Everything the figure needs once it is touched, in one bundle. */
export { cellAt } from '#lib/superposition/phase-config.ts';
export { default as CellModels } from './CellModels.svelte';
export { default as Maps } from './Maps.svelte';
export { default as Measured } from './Measured.svelte';
export { recorded } from './recorded.ts';
