/** `curve-lab` as the shared parts of a figure see it. */
import { exportImage } from '#components/figure-kit/frame/export.ts';
import { defineFigure } from '#components/figure-kit/define.ts';
import { knownNotes } from '#components/figure-kit/pickers/note-family.ts';
import { expandUnitText } from '#components/figure-kit/params/unit-params.ts';
import { writeUnit } from '#lib/circuits/unit-name.ts';
import { drawShape } from '#lib/stimuli/shapes.ts';
import { guesses, question } from './guesses.ts';
import { check, curveLayers, directions, params, shapeOf, size, toConfig } from './params.ts';
import { echoOf, toViewModel } from './view-model.ts';

export default defineFigure({
  name: 'curve-lab',
  title: 'A curve, and the units that wait for it',
  network: 'inceptionv1',
  startFor: (network) => ({ layer: curveLayers[network][0] }),
  picker: curveLayers,
  pick: ({ network, layer }) => (network || layer ? { unit: -1 } : {}),
  question: { ask: question, options: guesses, sets: { stimulus: 'line' } },
  idle: ({ stimulus, ink }) =>
    stimulus === 'noise'
      ? ['orientation', 'radius', 'length', 'thickness', 'ink', 'hue', 'fill']
      : ['seed', ...(stimulus === 'arc' ? [] : ['radius']), ...(ink === 'color' ? [] : ['hue'])],
  kind: 'probe',
  instant: true,
  params,
  toConfig,
  check,
  expandLink: expandUnitText,
  report(snapshot, values) {
    const notes = knownNotes(values.network);
    const shown = snapshot && notes ? toViewModel(snapshot, notes) : undefined;
    if (!shown) return { metrics: {}, data: {} };
    const { members, layer, first, responses } = shown;
    return {
      metrics: {
        units: members.length,
        strongest: Math.max(...responses.flat()),
        ...(shown.stimulus === 'noise' ? {} : { opposite: echoOf(shown) }),
      },
      data: {
        orientations: responses[0]!.map((_, k) => (first + (360 / directions) * k) % 360),
        units: members.map(({ unit }) => writeUnit({ layer, unit })),
        names: members.map((member) => member.name),
        responses,
        image: exportImage({ width: size, height: size, rgb: drawShape(shapeOf(values), size) }),
      },
    };
  },
});
