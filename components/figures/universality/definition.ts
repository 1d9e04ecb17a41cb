/** `universality` as the shared parts of a figure see it. */
import type { FigureDefinition } from '#components/figure/define.ts';
import { params } from './params.ts';
import type * as Work from './work.ts';

export const name = 'universality';
export const title = 'Will the other network have it?';

/** The larger part of the code comes when it is asked for, which it is before there is anything to report. */
let work: typeof Work | undefined;

export const definition: FigureDefinition<typeof params, 'probe'> = {
  name,
  title,
  kind: 'probe',
  instant: true,
  params,
  async toConfig(values) {
    work ??= await import('./work.ts');
    return work.configOf(values);
  },
  report: (snapshot) => work?.reportOf(snapshot, work.knownNotes()) ?? { metrics: {}, data: {} },
};
