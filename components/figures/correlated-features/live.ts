/** Everything the figure needs once it is touched, in one bundle. */
export { default as Collapse } from './Collapse.svelte';
export { default as Measured } from './Measured.svelte';
export { default as Models } from './Models.svelte';
export { outcomeOf } from './outcome.ts';
export { addTrial } from './trials.ts';
