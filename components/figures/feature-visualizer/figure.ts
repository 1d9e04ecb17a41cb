/** `feature-visualizer` as the shared parts of a figure see it. */
import { defineFigure } from '#components/figure-kit/define.ts';
import { expandUnitText } from '#components/figure-kit/params/unit-params.ts';
import { expandClassName } from '#components/figure-kit/pickers/classes.ts';
import { exportImage, summarize } from '#components/figure-kit/frame/export.ts';
import { check, continues } from './carry.ts';
import { params, toConfig } from './params.ts';

export default defineFigure({
  name: 'feature-visualizer',
  title: 'What does this unit look for?',
  kind: 'optvis',
  params,
  toConfig,
  check,
  continues,
  /** A class has a name instead of a place, and a layer has no number. */
  idle: ({ transforms, batch, objective }) => [
    ...(transforms ? [] : ['jitter', 'scaling', 'rotate']),
    ...(batch > 1 ? [] : ['diversity']),
    ...(objective === 'class' ? ['layer', 'unit'] : ['class']),
    ...(objective === 'layer' ? ['unit'] : []),
  ],
  expandLink: (search, prefix) => expandClassName(expandUnitText(search, prefix), prefix),
  report(snapshot) {
    const run = snapshot?.runs[0];
    if (!run) return { metrics: {}, data: { image: null, objective: [] } };
    const image = exportImage(run);
    const others = run.others?.map((rgb) => exportImage({ ...run, rgb }));
    return {
      metrics: { ...summarize(run), ...(run.alike !== undefined && { alike: run.alike }) },
      data: { image, ...(others && { images: [image, ...others] }), objective: Array.from(run.objective) },
    };
  },
});
