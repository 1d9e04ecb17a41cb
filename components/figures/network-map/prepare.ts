/** Everything that a run needs and the page has to fetch: the photograph, and the circuit out of the field notes. */
import { loadCifar } from '#components/figure-kit/pickers/cifar.ts';
import { fieldNotes } from '#components/figure-kit/pickers/field-notes.ts';
import type { Photograph } from '#components/figure-kit/pickers/photograph.ts';
import type { PropagateConfig } from '#lib/circuits/propagate.ts';
import { circuitOf } from './circuit.ts';
import type { MapValues } from './params.ts';

/** Rejects with an Error in a plain sentence. */
export async function prepare(values: MapValues, own: Photograph | undefined): Promise<PropagateConfig> {
  const { network, size, edges } = values;
  const [photograph, notes] = await Promise.all([
    own ?? loadCifar([values.picture]).then(([first]) => first!),
    fieldNotes(network),
  ]);
  return {
    network,
    size,
    edges,
    circuit: circuitOf(values, notes),
    picture: { side: photograph.side, rgb: photograph.rgb },
  };
}
