/** Everything the visualizer needs once it is touched, in one bundle. */
export { default as ClassPicker } from '#components/figure/ClassPicker.svelte';
export { default as Measured } from './Measured.svelte';
export { default as Photographs } from './Photographs.svelte';
export { default as Picture } from './Picture.svelte';
export { sheetOf } from './sheet.ts';
export { View } from './view.svelte.ts';
