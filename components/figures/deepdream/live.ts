/** Everything the dream needs once it is touched, in one bundle. */
export { readWhole } from '#components/figure/own-picture.ts';
export { default as Curves } from './Curves.svelte';
export { default as Pictures } from './Pictures.svelte';
