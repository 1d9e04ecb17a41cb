/** Everything the figure needs once it is touched, in one bundle. */
export { default as EachFeature } from './EachFeature.svelte';
export { default as Measured } from './Measured.svelte';
export { default as Models } from './Models.svelte';
export { default as Picture } from './Picture.svelte';
export { bestOf } from './shown.ts';
export { startOf } from './start.ts';
