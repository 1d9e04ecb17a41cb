/** `universality` as the shared parts of a figure see it. */
import type { FigureDefinition } from '#components/figure/definition.ts';
import { params } from './params.ts';
import { configOf, knownNotes } from './plan.ts';
import { reportOf } from './report.ts';

export const name = 'universality';
export const title = 'Will the other network have it?';

export const definition: FigureDefinition<typeof params, 'probe'> = {
  name,
  title,
  kind: 'probe',
  instant: true,
  params,
  toConfig: configOf,
  report: (snapshot) => reportOf(snapshot, knownNotes()),
};
