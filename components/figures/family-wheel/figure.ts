/** `family-wheel` as the shared parts of a figure see it. */
import { exportImage } from '#components/figure-kit/frame/export.ts';
import { defineFigure } from '#components/figure-kit/define.ts';
import { knownNotes } from '#components/figure-kit/pickers/note-family.ts';
import { writeUnit } from '#lib/circuits/unit-name.ts';
import type { NetworkId } from '#lib/networks/manifest.ts';
import { drawShape } from '#lib/stimuli/shapes.ts';
import { guesses, question } from './guesses.ts';
import {
  check,
  directions,
  families,
  firstLayer,
  params,
  ringsOf,
  shapeOf,
  size,
  toConfig,
  type WheelValues,
} from './params.ts';
import { activityAt, lagOf, toViewModel } from './view-model.ts';

/** Layers to choose from until the notes are there. */
const first: Readonly<Record<NetworkId, readonly string[]>> = {
  resnet50: ['conv3_1', 'conv3_2', 'conv3_3'],
  inceptionv1: ['inception_3a', 'inception_3b'],
};

function layersWithRings({ network, family }: WheelValues) {
  const notes = knownNotes(network);
  const found = notes ? ringsOf(notes, network, family).map(({ layer }) => layer) : [];
  return found.length > 0 ? { ...first, [network]: found } : first;
}

export default defineFigure({
  name: 'family-wheel',
  title: 'One pattern, all around',
  network: 'inceptionv1',
  startFor: (network) => ({ layer: firstLayer[network].curve }),
  question: { ask: question, options: guesses },
  picker: layersWithRings,
  pick: ({ network, family }, values) =>
    network || family ? { layer: firstLayer[network ?? values.network][family ?? values.family] } : {},
  idle: ({ family, ink }) =>
    family === 'detail'
      ? ['radius', 'length', 'thickness', 'ink', 'hue', 'fill']
      : ['seed', ...(family === 'line' ? ['radius'] : []), ...(ink === 'color' ? [] : ['hue'])],
  kind: 'probe',
  instant: true,
  params,
  toConfig,
  check,
  report(snapshot, values) {
    const notes = knownNotes(values.network);
    const shown = snapshot && notes ? toViewModel(snapshot, notes) : undefined;
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
});
