/** Everything the figure needs once it is touched, in one bundle. */
export { default as Charts } from './Charts.svelte';
export { default as Lines } from './Lines.svelte';
export { default as Solids } from './Solids.svelte';
export { recorded } from './recorded.ts';
export { inSlices } from '#components/figure/slices.ts';
export { onPlateau, workOut, type Shown } from './shown.ts';
