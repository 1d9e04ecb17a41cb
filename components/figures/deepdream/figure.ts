/** `deepdream` as the shared parts of a figure see it. */
import type { FigureDefinition } from '#components/figure/define.ts';
import { exportImage } from '#components/figure/export.ts';
import { expandUnitText } from '#components/figure/unit-params.ts';
import type { Picture } from '#lib/stimuli/resize.ts';
import { octaveParts } from './octaves.ts';
import { check, params, toConfig } from './params.ts';

export const name = 'deepdream';
export const title = 'What does a network make of the clouds?';

/** The definition for a reader who may have brought a picture: `own` gives the present one. */
export function definitionWith(own: () => Picture | undefined): FigureDefinition<typeof params, 'dream'> {
  return {
    name,
    title,
    kind: 'dream',
    params,
    toConfig: (values) => toConfig(values, own()),
    check,
    expandLink: expandUnitText,
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
  };
}

export const definition = definitionWith(() => undefined);
