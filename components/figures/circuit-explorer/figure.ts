/** `circuit-explorer` as the shared parts of a figure see it. */
import { defineFigure } from '#components/figure-kit/define.ts';
import { expandUnitText } from '#components/figure-kit/params/unit-params.ts';
import type { CircuitEdge } from '#lib/circuits/circuit.ts';
import { writeUnit } from '#lib/circuits/unit-name.ts';
import { guesses, question } from './guesses.ts';
import { check, firstCenter, params, toConfig } from './params.ts';

const short = (value: number): number => Number(value.toPrecision(6));

/** A kernel as rows from top to bottom. */
function exportEdge({ from, to, kernel, sum, strength, way }: CircuitEdge) {
  const { top, left, height, width, values } = kernel;
  const row = (y: number) => Array.from(values.subarray(y * width, (y + 1) * width), short);
  return {
    from: writeUnit(from),
    to: writeUnit(to),
    kernel: Array.from({ length: height }, (_, y) => row(y)),
    top,
    left,
    sum: short(sum),
    strength: short(strength),
    way,
  };
}

/** Of all squared weights of the unit, the part that belongs to these edges. */
export function shareOf(edges: readonly CircuitEdge[], strengths: Float32Array): number {
  const squares = (values: Iterable<number>): number => {
    let sum = 0;
    for (const value of values) sum += value ** 2;
    return sum;
  };
  return squares(edges.map(({ strength }) => strength)) / (squares(strengths) || 1);
}

export default defineFigure({
  name: 'circuit-explorer',
  title: 'Which units does a unit listen to?',
  network: 'inceptionv1',
  startFor: (network) => firstCenter[network],
  picker: 'unit',
  pick: ({ network }) => (network ? { ...firstCenter[network], pins: '' } : {}),
  question: {
    ask: question,
    options: guesses,
    // About the unit that the figure begins with.
    when: ({ network, layer, unit, direction }) =>
      layer === firstCenter[network].layer && unit === firstCenter[network].unit && direction === 'inputs',
    skip: 'Show them without a guess',
  },
  kind: 'circuit',
  instant: true,
  params,
  toConfig,
  check,
  expandLink: expandUnitText,
  report(snapshot, { layer, unit, direction }) {
    if (!snapshot || snapshot.edges.length === 0) return { metrics: {}, data: { edges: [] } };
    const { neighbor, edges, strengths, sums, linearity, pinned } = snapshot;
    return {
      metrics: {
        center: writeUnit({ layer, unit }),
        direction,
        neighbor,
        units: strengths.length,
        exciting: sums.filter((sum) => sum > 0).length,
        inhibiting: sums.filter((sum) => sum < 0).length,
        shareShown: short(shareOf(edges, strengths)),
        linearity: linearity ?? null,
      },
      data: {
        edges: edges.map(exportEdge),
        pinned: pinned.map(exportEdge),
        sums: Array.from(sums, short),
        strengths: Array.from(strengths, short),
      },
    };
  },
});
