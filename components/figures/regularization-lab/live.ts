/** Everything the lab needs once it is touched, in one bundle. */
export { recordingOf } from '#components/figure/recorded.ts';
export { default as Curves } from './Curves.svelte';
export { default as Pictures } from './Pictures.svelte';
export { recorded } from './recorded.ts';
