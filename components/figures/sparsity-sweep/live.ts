/** Everything the figure needs once it is touched, in one bundle. */
export { default as Measured } from './Measured.svelte';
export { default as Models } from './Models.svelte';
export { recorded } from './recorded.ts';
export { sheetOf } from './sheet.ts';
export { inSlices } from '#components/figure/slices.ts';
export { linearShown, workOut, type ShownModel } from './shown.ts';
