/** `unit-mixer` as the shared parts of a figure see it. */
import { defineFigure } from '#components/figure-kit/define.ts';
import { exportImage } from '#components/figure-kit/frame/export.ts';
import { expandUnitText } from '#components/figure-kit/params/unit-params.ts';
import { picturesOf } from './mixtures.ts';
import { check, params, toConfig } from './params.ts';

export default defineFigure({
  name: 'unit-mixer',
  title: 'What do two units want together?',
  kind: 'optvis',
  params,
  toConfig,
  check,
  idle: ({ mode }) => (mode === 'interpolation' ? ['balance'] : ['alignment']),
  expandLink: expandUnitText,
  report(snapshot, values) {
    const pictures = picturesOf(values, snapshot, undefined).filter(({ live }) => live);
    const measured = pictures.map(({ weights, means, shares }) => ({
      weights,
      means,
      shares: shares.map((share) => share ?? null),
    }));
    return {
      metrics: { pictures: measured },
      data: { pictures: pictures.map(({ live }, i) => ({ ...measured[i], image: exportImage(live!) })) },
    };
  },
});
