/** Everything the row needs once it is touched, in one bundle. */
export { default as ClassPicker } from '#components/figure/ClassPicker.svelte';
export { classNames } from '#components/figure/classes.ts';
export { recordingOf } from '#components/figure/recorded.ts';
export { default as Pictures } from './Pictures.svelte';
export { recorded } from './recorded.ts';
