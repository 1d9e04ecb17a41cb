/** Everything the lab needs once it is touched, in one bundle. */
export { default as Curves } from './Curves.svelte';
export { default as Pictures } from './Pictures.svelte';
