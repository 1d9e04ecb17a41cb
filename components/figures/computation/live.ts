/** Everything the figure needs once it is touched, in one bundle. */
export { default as Inside } from './Inside.svelte';
export { default as Stacks } from './Stacks.svelte';
export { outcome, telling } from './outcome.ts';
export { recorded } from './recorded.ts';
export { sheetOf } from './sheet.ts';
export { inSlices } from '#components/figure/slices.ts';
export { keptOf, workOut, type Shown } from './shown.ts';
