/** What the worker is asked and how its answer is exported: needed once the figure is touched. */
export { configOf, knownNotes } from './plan.ts';
export { reportOf } from './report.ts';
