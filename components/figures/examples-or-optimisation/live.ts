/** Everything the strip needs once it is touched, in one bundle. */
export { default as Strip } from './Strip.svelte';
export { default as Axes } from './Axes.svelte';
export { View } from './view.svelte.ts';
