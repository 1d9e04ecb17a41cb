/** Everything the figure needs once it is touched, in one bundle. */
export { default as Measured } from './Measured.svelte';
export { default as Sample } from './Sample.svelte';
export { outcome } from './outcome.ts';
export { recorded } from './recorded.ts';
export { inSlices } from '#components/figure/slices.ts';
export { workOut, type Shown } from './shown.ts';
