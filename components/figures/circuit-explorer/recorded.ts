/** The recorded first state, by network: the edges that are shown, and the sum and strength of all. */
import type { CircuitEdge } from '#lib/circuits/circuit.ts';
import type { NetworkId } from '#lib/networks/manifest.ts';
import type { Reading } from './view.ts';

/** With plain numbers in place of typed arrays. */
export interface Kept extends Omit<Reading, 'edges' | 'sums' | 'strengths' | 'linearity'> {
  edges: (Omit<CircuitEdge, 'kernel'> & {
    kernel: Omit<CircuitEdge['kernel'], 'values'> & { values: number[] };
  })[];
  sums: number[];
  strengths: number[];
}

const files = import.meta.glob<Kept>('./recorded/{resnet50,inceptionv1}.json', { import: 'default' });

/** Of the unit that the figure begins with; `undefined` where it was not recorded. */
export async function recordedFor(network: NetworkId): Promise<Reading | undefined> {
  const kept = await files[`./recorded/${network}.json`]?.();
  if (!kept) return undefined;
  return {
    ...kept,
    edges: kept.edges.map((edge) => ({
      ...edge,
      kernel: { ...edge.kernel, values: Float32Array.from(edge.kernel.values) },
    })),
    sums: Float32Array.from(kept.sums),
    strengths: Float32Array.from(kept.strengths),
  };
}
