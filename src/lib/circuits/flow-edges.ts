/** The strongest edges between the units of a circuit, from each of its layers to the next: expanded weights, summed over the cells. */
import { expand, type WeightsOf } from './expand.ts';
import { writeUnit, type Unit } from './unit-name.ts';

export interface Edge {
  /** Written `layer:unit`. */
  from: string;
  to: string;
  /** What `to` gains, before its ReLU, where `from` is one stronger at every cell. */
  weight: number;
}

/** Farther apart than this, a weight says next to nothing, and takes long to expand. */
const farthest = 3;

/** The weight of every unit of `from` on `to`, summed over the cells: [channels]. */
function weightsInto(network: WeightsOf, to: Unit, from: string): Float32Array {
  if (to.layer === 'logits') return classWeights(network, to.unit, from);
  const { channels, values } = expand(network, to, from);
  const sums = new Float32Array(channels);
  values.forEach((value, i) => (sums[i % channels]! += value));
  return sums;
}

/** A class adds up the means of the last layer's units, so its weights need no expanding. */
function classWeights(network: WeightsOf, unit: number, from: string): Float32Array {
  const { nodes } = network.manifest;
  const dense = nodes.find((node) => node.name === 'logits');
  const average = nodes.find((node) => node.op === 'globalAverage');
  if (dense?.op !== 'dense' || average?.op !== 'globalAverage' || average.input !== from)
    return new Float32Array();
  const { shape, values } = network.weights(dense.weights)!;
  const [inputs, outputs] = shape as [number, number];
  return Float32Array.from({ length: inputs }, (_, i) => values[i * outputs + unit]!);
}

/**
 * The `most` strongest edges into the units of `circuit` that are in `layer`, strongest first, out of its units in the nearest layer before:
 * `names` are the layers in the order of depth. None where the nearest is too far.
 */
export function edgesInto(
  network: WeightsOf,
  layer: string,
  names: readonly string[],
  circuit: readonly Unit[],
  most: number,
): Edge[] {
  const place = names.indexOf(layer);
  const from = names
    .slice(Math.max(0, place - farthest), place)
    .findLast((name) => circuit.some((unit) => unit.layer === name));
  if (!from || (layer === 'logits' && from !== names[place - 1])) return [];
  const sources = circuit.filter((unit) => unit.layer === from);
  return circuit
    .filter((unit) => unit.layer === layer)
    .flatMap((to) => {
      const weights = weightsInto(network, to, from);
      return sources.map((source) => ({
        from: writeUnit(source),
        to: writeUnit(to),
        weight: weights[source.unit] ?? 0,
      }));
    })
    .filter(({ weight }) => weight !== 0)
    .sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight))
    .slice(0, most);
}
