/** Three maps of which one will come out, in an order drawn by the seed. */
import type { Outcome } from '#components/figure-kit/live.ts';
import { createRandom } from '#lib/math/random.ts';
import { slide, type SmallPicture } from '#lib/networks/sliding.ts';
import type { PlaygroundValues } from './params.ts';
import { drawing, type Drawing } from './pictures.ts';
import { presets, presetWeights, type PresetName } from './presets.ts';
import { handKernel, keyOf } from './view-model.ts';

export interface MapOption {
  value: 'right' | 'first' | 'second';
  /** A, B or C. */
  label: string;
  /** After the ReLU where there is one. */
  map: Float32Array;
}

const letters = ['A', 'B', 'C'];

/** What can be told apart, to a thousandth. */
const seen = (map: Float32Array): string => Array.from(map, (sum) => Math.round(1000 * sum) || 0).join();

/** None for kernels that are not presets, and none where two of the maps would look the same. */
export function mapOptions(picture: SmallPicture, values: PlaygroundValues): MapOption[] {
  if (!(values.kernel in presets)) return [];
  const name = values.kernel as PresetName;
  const size = Number(values.size);
  const own = presetWeights(name, size);
  const weightsOf = (other: PresetName | 'opposite'): Float32Array =>
    other === 'opposite' ? own.map((weight) => -weight) : presetWeights(other, size);
  const [first, second] = presets[name].others;
  const kernels = [
    { value: 'right', weights: own },
    { value: 'first', weights: weightsOf(first) },
    { value: 'second', weights: weightsOf(second) },
  ] as const;
  const random = createRandom(values.seed);
  const options = kernels
    .map((kernel) => ({ ...kernel, order: random.uniform() }))
    .sort((a, b) => a.order - b.order)
    .map(({ value, weights }, i) => {
      const sums = slide(picture, handKernel(values, weights));
      return {
        value,
        label: letters[i]!,
        map: values.relu ? sums.map((sum) => Math.max(0, sum)) : sums,
      };
    });
  return new Set(options.map(({ map }) => seen(map))).size === 3 ? options : [];
}

const made = new Map<string, MapOption[]>();

/** As `mapOptions`, for the pictures that are drawn here; a photograph is not at hand when the question is put. */
export function optionsOf(values: PlaygroundValues): readonly MapOption[] {
  if (values.picture === 'photograph') return [];
  const key = [keyOf(values), values.seed, values.relu].join();
  const options = made.get(key) ?? mapOptions(drawing(values.picture as Drawing), values);
  made.set(key, options);
  return options;
}

/** What came out, for the presets. */
export const outcomeOf = (options: readonly MapOption[], values: PlaygroundValues): Outcome => ({
  value: 'right',
  sentence: `It is map ${options.find(({ value }) => value === 'right')?.label}. ${presets[values.kernel as PresetName].says}`,
});
