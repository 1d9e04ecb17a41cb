/** Everything the figure needs once it is touched, in one bundle. */
export { default as DeskPicture } from './DeskPicture.svelte';
export { default as Sweep } from './Sweep.svelte';
export { default as Turn } from './Turn.svelte';
export { countsOf, deskOf } from './desk.ts';
export { outcomeOf } from './outcome.ts';
export { dense, sweep } from './recorded.ts';
export { addRun } from './sweep.ts';
export { along, dedicated, measure } from './view.ts';
