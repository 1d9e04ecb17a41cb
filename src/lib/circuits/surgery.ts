/** Operates on a network: reads a unit as it is, changes its inputs, and reads it again on the same pictures. */
import { max, mean, slice, softmax, tensor4d, tidy } from '@tensorflow/tfjs-core';
import type { Tensor, Tensor4D } from '@tensorflow/tfjs-core';
import type { NetworkPool, Progress } from '../networks/pool.ts';
import type { Experiment } from '../experiment.ts';
import { channelsOf, networkTitles } from '../networks/layers.ts';
import type { Network, RunOptions } from '../networks/runner.ts';
import { enlarge } from '../stimuli/cifar10.ts';
import { withEdits, type Edit } from './edits.ts';
import { expand, rowsOf, type Expanded } from './expand.ts';
import { inputsOf, randomInputs, strongest, type Input } from './inputs.ts';
import { layerBefore } from './layer-before.ts';
import { drawAll, nearMiddle } from './probe.ts';
import {
  cutCount,
  type Condition,
  type SurgeryConfig,
  type SurgeryInput,
  type SurgerySnapshot,
} from './surgery-config.ts';

type Readable = Pick<Network, 'run' | 'weights' | 'manifest'>;

/** Cells around the middle among which the strongest response to a drawn picture counts. */
const reach = 1;

/** Inputs that the settings change, and by what. */
function factorsOf(
  { operation, seed, changes }: SurgeryConfig,
  inputs: readonly Input[],
): Map<number, number> {
  const cut =
    operation === 'strongest'
      ? strongest(inputs, cutCount)
      : operation === 'random'
        ? randomInputs(inputs, cutCount, seed)
        : [];
  const factors = new Map(cut.map(({ unit }) => [unit, 0]));
  for (const { unit, factor } of changes) factors.set(unit, factor);
  return factors;
}

function editsOf(
  { unit: to, operation, everywhere }: SurgeryConfig,
  from: string,
  inputs: readonly Input[],
  factors: ReadonlyMap<number, number>,
): Edit[] {
  if (operation === 'positive' || operation === 'linear') {
    const cut = inputs.some(({ unit }) => factors.get(unit) === 0);
    const only = inputs.flatMap(({ unit }) => (factors.get(unit) === 0 ? [] : [unit]));
    return [
      {
        kind: 'linear',
        to,
        from,
        ...(cut && { only }),
        ...(operation === 'positive' && { drop: 'negative' }),
      },
    ];
  }
  const changed = [...factors].filter(([, factor]) => factor !== 1);
  return changed.map(([unit, factor]) =>
    everywhere
      ? { kind: 'unit', unit: { layer: from, unit }, factor }
      : { kind: 'edge', from: { layer: from, unit }, to, factor },
  );
}

/** The strongest of either sign, and every one that is changed. */
function told(
  inputs: readonly Input[],
  kernel: Expanded,
  factors: ReadonlyMap<number, number>,
  count: number,
): SurgeryInput[] {
  const shown = new Set([...strongest(inputs, count), ...strongest(inputs, count, -1)]);
  for (const input of inputs) if (factors.has(input.unit)) shown.add(input);
  const { width, height } = kernel;
  return [...shown]
    .sort((a, b) => b.strength - a.strength)
    .map((input) => ({
      ...input,
      factor: factors.get(input.unit) ?? 1,
      kernel: { width, height, values: Float32Array.from(rowsOf(kernel, input.unit).flat()) },
    }));
}

/** All pictures of a config: [count * size * size * 3]. */
function picturesOf({ shown, size }: SurgeryConfig): { count: number; pixels: Float32Array } {
  if ('shapes' in shown) return { count: shown.shapes.length, pixels: drawAll(shown.shapes, size) };
  const pixels = new Float32Array(shown.photographs.length * size * size * 3);
  shown.photographs.forEach((photograph, k) => {
    pixels.set(enlarge(photograph, size), k * size * size * 3);
  });
  return { count: shown.photographs.length, pixels };
}

/** The whole operation. `network` must hold the weights up to the unit, for classes all of them. */
export async function operate(
  network: Readable,
  config: SurgeryConfig,
): Promise<Omit<SurgerySnapshot, 'step'>> {
  const { unit: to, map, size, shown, classes } = config;
  const from = layerBefore(config.network, config.unit.layer);
  const kernel = from === undefined ? undefined : expand(network, to, from);
  const inputs = kernel ? inputsOf(kernel) : [];
  const factors = factorsOf(config, inputs);
  const edits = from === undefined ? [] : editsOf(config, from, inputs, factors);
  const { count, pixels } = picturesOf(config);

  /** The unit's responses to all pictures, and its map of one: [count], [h, w]. */
  const look = (x: Tensor4D): Tensor[] => {
    const [, h, w] = x.shape;
    const unit = slice(x, [0, 0, 0, to.unit], [count, h, w, 1]) as Tensor4D;
    const responses = 'shapes' in shown ? nearMiddle(unit, reach) : mean(unit, [1, 2]);
    return [max(responses, 1), slice(unit, [map, 0, 0, 0], [1, h, w, 1])];
  };
  const tensors = tidy(() => {
    const picture = tensor4d(pixels, [count, size, size, 3]);
    const T = network.run(picture);
    // Edges begin at the layer before, so what comes before it is computed once.
    const given: RunOptions =
      from !== undefined && !config.everywhere ? { given: new Map([[from, T(from)]]) } : {};
    const edited = withEdits(network, edits);
    const one = slice(picture, [map, 0, 0, 0], [1, size, size, 3]) as Tensor4D;
    const scores = classes ? [network, edited].map((of) => softmax(of.run(one)('logits'))) : [];
    return [
      ...look(T(to.layer) as Tensor4D),
      ...look(edited.run(picture, given)(to.layer) as Tensor4D),
      ...scores,
    ];
  });
  const [height, width] = tensors[1]!.shape.slice(1, 3) as [number, number];
  const values = await Promise.all(tensors.map((tensor) => tensor.data<'float32'>()));
  for (const tensor of tensors) tensor.dispose();
  const condition = (place: 0 | 1): Condition => ({
    responses: values[2 * place]!,
    map: { width, height, values: values[2 * place + 1]! },
    ...(classes && { classes: likeliest(values[4 + place]!, network.manifest.labels) }),
  });
  return {
    from,
    inputs: kernel ? told(inputs, kernel, factors, config.count) : [],
    total: inputs.length,
    edits,
    before: condition(0),
    after: condition(1),
  };
}

function likeliest(probabilities: Float32Array, names: readonly string[]) {
  return Array.from(probabilities, (probability, i) => ({ name: names[i] ?? String(i), probability }))
    .sort((a, b) => b.probability - a.probability)
    .slice(0, 5);
}

function check({ network, unit: { layer, unit } }: SurgeryConfig): void {
  const channels = channelsOf(network, layer);
  if (channels === undefined) throw new Error(`${networkTitles[network]} has no layer called “${layer}”.`);
  if (layer === 'logits') throw new Error('A class is no unit whose inputs can be operated on here.');
  if (!(unit < channels)) throw new Error(`There is no unit ${unit} in ${layer}.`);
}

/** One step does it all. Rejects with an Error in plain sentences. */
export async function openSurgery(
  config: SurgeryConfig,
  pool: NetworkPool,
  progress: Progress,
): Promise<Experiment<SurgerySnapshot>> {
  check(config);
  const network = await pool.acquire(config.network, config.classes ? 'logits' : config.unit.layer, progress);
  let held = true;
  let steps = 0;
  let found: Omit<SurgerySnapshot, 'step'> | undefined;
  return {
    get steps() {
      return steps;
    },
    step: () => {
      steps++;
    },
    async read() {
      if (steps > 0) found ??= await operate(network, config);
      const nothing = {
        from: layerBefore(config.network, config.unit.layer),
        inputs: [],
        total: 0,
        edits: [],
      };
      // Whoever reads owns what it gets.
      return structuredClone({ step: steps, ...(found ?? nothing) });
    },
    dispose() {
      if (held) pool.release(network);
      held = false;
    },
  };
}
