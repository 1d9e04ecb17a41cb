/** Everything the game needs once it is touched, in one bundle. */
export { Game } from './game.svelte.ts';
export { configOf } from './questions.ts';
export { default as Board } from './Board.svelte';
