/** What the worker is asked and how its answer is exported: needed once the figure is touched. */
export { reportOf } from './report.ts';
export { configOf, knownNotes } from './sources.ts';
