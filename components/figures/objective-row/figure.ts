/** `objective-row` as the shared parts of a figure see it. */
import { defineFigure } from '#components/figure-kit/define.ts';
import { exportImage, summarize } from '#components/figure-kit/frame/export.ts';
import { checkUnit, expandUnitText } from '#components/figure-kit/params/unit-params.ts';
import { kinds, params, toConfig } from './params.ts';

export default defineFigure({
  name: 'objective-row',
  title: 'What to ask for',
  kind: 'optvis',
  params,
  needs: () => 'logits',
  toConfig,
  picker: 'unit',
  check: checkUnit,
  expandLink: expandUnitText,
  report(snapshot) {
    const runs = (snapshot?.runs ?? []).map((run, i) => ({ objective: kinds[i]?.id, run }));
    return {
      metrics: { runs: runs.map(({ objective, run }) => ({ objective, ...summarize(run) })) },
      data: {
        runs: runs.map(({ objective, run }) => ({
          objective,
          image: exportImage(run),
          values: Array.from(run.objective),
        })),
      },
    };
  },
});
