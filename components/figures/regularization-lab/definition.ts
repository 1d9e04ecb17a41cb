/** `regularization-lab` as the shared parts of a figure see it. */
import type { FigureDefinition } from '#components/figure/definition.ts';
import { exportImage, summarize } from '#components/figure/export.ts';
import { checkUnit, expandUnitText } from '#components/figure/unit-params.ts';
import type { RenderSnapshot } from '#lib/optvis/config.ts';
import { ringFrequencies } from '#lib/optvis/spectrum.ts';
import { params, recipes, rings, toConfig } from './params.ts';

export const name = 'regularization-lab';
export const title = 'One unit, six recipes';

/** Pairs of frequency, in cycles a picture, and mean power. */
const spectrumOf = ({ spectrum, width, height }: RenderSnapshot): [number, number][] => {
  const frequencies = ringFrequencies(width, height, rings);
  return Array.from(spectrum?.power ?? [], (power, i): [number, number] => [frequencies[i]!, power]).filter(
    ([, power]) => !Number.isNaN(power),
  );
};

export const definition: FigureDefinition<typeof params, 'optvis'> = {
  name,
  title,
  kind: 'optvis',
  params,
  toConfig,
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
};
