/** `family-wheel` as the shared parts of a figure see it. */
import { exportImage } from '#components/figure/export.ts';
import type { FigureDefinition } from '#components/figure/define.ts';
import { knownNotes } from '#components/figure/note-family.ts';
import { writeUnit } from '#lib/circuits/unit-name.ts';
import { drawShape } from '#lib/stimuli/shapes.ts';
import { check, directions, families, params, shapeOf, size, toConfig } from './params.ts';
import { activityAt, lagOf, shownOf } from './shown.ts';

export const name = 'family-wheel';
export const title = 'One pattern, all around';

export const definition: FigureDefinition<typeof params, 'probe'> = {
  name,
  title,
  kind: 'probe',
  instant: true,
  params,
  toConfig,
  check,
  report(snapshot, values) {
    const notes = knownNotes(values.network);
    const shown = snapshot && notes ? shownOf(snapshot, notes) : undefined;
    if (!shown) return { metrics: {}, data: {} };
    const { family, rings } = shown;
    const { period } = families[family];
    return {
      metrics: {
        units: rings.map(({ members }) => members.length),
        degreesBehind: rings.map((ring) => lagOf(ring, family)),
      },
      data: {
        orientations: Array.from({ length: directions }, (_, k) => (period / directions) * k),
        rings: rings.map((ring) => ({
          layer: ring.layer,
          units: ring.members.map(({ unit }) => writeUnit({ layer: ring.layer, unit })),
          preferred: ring.members.map(({ orientation }) => orientation),
          responses: ring.responses,
          now: activityAt(ring, family, values.orientation),
        })),
        image: exportImage({ width: size, height: size, rgb: drawShape(shapeOf(values), size) }),
      },
    };
  },
};
