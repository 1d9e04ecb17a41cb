/** Everything the figure needs once it is touched, in one bundle. */
export { default as Turntable } from './Turntable.svelte';
