/** `circuit-surgery` as the shared parts of a figure see it. */
import { defineFigure } from '#components/figure-kit/define.ts';
import { expandUnitText } from '#components/figure-kit/params/unit-params.ts';
import type { Condition } from '#lib/circuits/surgery-config.ts';
import { check, firstUnits, params, toConfig } from './params.ts';
import { guesses, operationAsked, questions } from './questions.ts';
import { measure } from './view-model.ts';

const list = (values: Float32Array): number[] => Array.from(values, (value) => Number(value.toPrecision(6)));

const exported = ({ responses, map, classes }: Condition) => ({
  responses: list(responses),
  map: { ...map, values: list(map.values) },
  ...(classes && { classes }),
});

export default defineFigure({
  name: 'circuit-surgery',
  title: 'Cut an edge, and see what the unit does without it',
  network: 'inceptionv1',
  startFor: (network) => firstUnits[network],
  picker: 'unit',
  // Another unit has other inputs; another network has its own first unit.
  pick: ({ network, layer, unit }) =>
    network || layer || unit !== undefined ? { cuts: '', rank: 1, ...(network && firstUnits[network]) } : {},
  question: {
    ask: ({ shown }) => questions[shown],
    options: ({ shown }) => guesses[shown],
    sets: ({ shown }) => ({ operation: operationAsked[shown] }),
  },
  idle: ({ shown, operation }) => [
    ...(shown === 'photographs' ? ['orientation', 'radius', 'ink'] : ['rank']),
    ...(['positive', 'linear'].includes(operation) ? ['everywhere'] : []),
  ],
  kind: 'surgery',
  instant: true,
  params,
  toConfig,
  check,
  expandLink: expandUnitText,
  report(snapshot, { layer, unit, shown }) {
    const { from, inputs = [], total = 0, edits = [], before, after } = snapshot ?? {};
    const measured = (condition: Condition) => {
      const { peak, direction, echo, mean } = measure(condition);
      return shown === 'curves' ? { peak, direction, echo, mean } : { peak, mean };
    };
    return {
      metrics: {
        inputs: total,
        edits: edits.length,
        ...(before && { before: measured(before) }),
        ...(after && { after: measured(after) }),
      },
      data: {
        edits,
        edges: inputs.map(({ unit: source, sum, strength, factor, kernel: { width, height, values } }) => ({
          from: `${from}:${source}`,
          to: `${layer}:${unit}`,
          sum,
          strength,
          factor,
          kernel: Array.from({ length: height }, (_, y) => list(values.subarray(y * width, (y + 1) * width))),
        })),
        ...(before && { before: exported(before) }),
        ...(after && { after: exported(after) }),
      },
    };
  },
});
