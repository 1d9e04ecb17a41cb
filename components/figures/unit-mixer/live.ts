/** Everything the mixer needs once it is touched, in one bundle. */
export { default as Mixer } from './Mixer.svelte';
