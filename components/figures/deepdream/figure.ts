/** `deepdream` as the shared parts of a figure see it. */
import { defineFigure } from '#components/figure-kit/define.ts';
import { exportImage } from '#components/figure-kit/frame/export.ts';
import { expandUnitText } from '#components/figure-kit/params/unit-params.ts';
import type { Picture } from '#lib/stimuli/resize.ts';
import { octaveParts } from './octaves.ts';
import { check, firstLayer, params, toConfig } from './params.ts';

/** The definition for a reader who may have brought a picture: `own` gives the present one. */
export const definitionWith = (own: () => Picture | undefined) =>
  defineFigure({
    name: 'deepdream',
    title: 'What does a network make of the clouds?',
    kind: 'dream',
    params,
    toConfig: (values) => toConfig(values, own()),
    check,
    expandLink: expandUnitText,
    picker: 'unit',
    /** Each network begins at the layer whose dreams are worth seeing first. */
    pick: ({ network }, { unit }) => (network ? { layer: firstLayer[network], unit } : {}),
    idle: ({ objective }) => (objective === 'channel' ? [] : ['unit']),
    report(snapshot, values) {
      const picture = own() ? 'own' : values.picture;
      if (!snapshot) return { metrics: { octaves: [] }, data: { picture, image: null, objective: [] } };
      const parts = octaveParts(snapshot);
      return {
        metrics: {
          octaves: parts.map(({ width, height, objective }) => ({
            width,
            height,
            steps: objective.length,
            objectiveFirst: objective[0] ?? null,
            objectiveLast: objective.at(-1) ?? null,
          })),
        },
        data: {
          picture,
          image: exportImage(snapshot),
          objective: Array.from(snapshot.objective),
          octave: snapshot.octave + 1,
        },
      };
    },
  });

export default definitionWith(() => undefined);
