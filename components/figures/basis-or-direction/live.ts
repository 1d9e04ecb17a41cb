/** Everything the figure needs once it is touched, in one bundle. */
export { default as BlindTest } from './BlindTest.svelte';
export { default as LineChart } from '#components/plots/LineChart.svelte';
export { default as Result } from './Result.svelte';
export { outcomeOf } from './guesses.ts';
export { measuresOf } from './measure.ts';
export { planOf } from './test-plan.ts';
