/** `regularization-lab` as the shared parts of a figure see it. */
import { defineFigure } from '#components/figure-kit/define.ts';
import { exportImage, summarize } from '#components/figure-kit/frame/export.ts';
import { checkUnit, expandUnitText } from '#components/figure-kit/params/unit-params.ts';
import type { RenderSnapshot } from '#lib/optvis/config.ts';
import { ringFrequencies } from '#lib/optvis/spectrum.ts';
import { params, recipes, rings, toConfig } from './params.ts';

/** Pairs of frequency, in cycles a picture, and mean power. */
const spectrumOf = ({ spectrum, width, height }: RenderSnapshot): [number, number][] => {
  const frequencies = ringFrequencies(width, height, rings);
  return Array.from(spectrum?.power ?? [], (power, i): [number, number] => [frequencies[i]!, power]).filter(
    ([, power]) => !Number.isNaN(power),
  );
};

export default defineFigure({
  name: 'regularization-lab',
  title: 'One unit, six recipes',
  kind: 'optvis',
  params,
  toConfig,
  picker: 'unit',
  check: checkUnit,
  expandLink: expandUnitText,
  report(snapshot) {
    const runs = (snapshot?.runs ?? []).map((run, i) => ({ recipe: recipes[i]?.id, run }));
    return {
      metrics: {
        runs: runs.map(({ recipe, run }) => ({
          recipe,
          ...summarize(run),
          fine: run.spectrum?.fine ?? null,
        })),
      },
      data: {
        runs: runs.map(({ recipe, run }) => ({
          recipe,
          image: exportImage(run),
          objective: Array.from(run.objective),
          spectrum: spectrumOf(run),
        })),
      },
    };
  },
});
