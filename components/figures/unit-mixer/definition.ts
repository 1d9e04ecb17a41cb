/** `unit-mixer` as the shared parts of a figure see it. */
import type { FigureDefinition } from '#components/figure/define.ts';
import { exportImage } from '#components/figure/export.ts';
import { expandUnitText } from '#components/figure/unit-params.ts';
import { picturesOf } from './mixtures.ts';
import { check, params, toConfig } from './params.ts';

export const name = 'unit-mixer';
export const title = 'What do two units want together?';

export const definition: FigureDefinition<typeof params, 'optvis'> = {
  name,
  title,
  kind: 'optvis',
  params,
  toConfig,
  check,
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
};
