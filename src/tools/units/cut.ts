/** How far a unit's response to its best photographs falls when edges into it are cut. */
import { mean, slice, tensor4d, tidy } from '@tensorflow/tfjs-core';
import type { Tensor, Tensor4D } from '@tensorflow/tfjs-core';
import { withEdits } from '#lib/circuits/edits.ts';
import { expand, type Expanded } from '#lib/circuits/expand.ts';
import { inputsOf, randomInputs, strongest, type Input } from '#lib/circuits/inputs.ts';
import { cutCount } from '#lib/circuits/surgery-config.ts';
import type { Unit } from '#lib/circuits/unit-name.ts';
import type { Network } from '#lib/networks/runner.ts';

export interface Cut {
  kernel: Expanded;
  inputs: Input[];
  /** The four strongest that excite. */
  four: number[];
  /** Mean over positions and pictures, after the ReLU. */
  response: number;
  /** What is lost of it, 0 to 1, where the four are cut; below 0 where it rises. */
  fall: number;
  /** The same for four edges drawn at random, by draw. */
  random: number[];
  /** Where all of the four but the unit's own channel of the layer before are cut (a shortcut hands it over); only where it is among them. */
  withoutOwn?: number;
}

/** `pictures` is [count * size * size * 3]; `draws`: how many times four edges are drawn at random. */
export function cutStrongest(
  network: Network,
  to: Unit,
  from: string,
  pictures: Float32Array,
  size: number,
  draws: number,
): Cut {
  const count = pictures.length / (size * size * 3);
  const kernel = expand(network, to, from);
  const inputs = inputsOf(kernel);
  const four = strongest(inputs, cutCount).map(({ unit }) => unit);
  const picture = tensor4d(pictures, [count, size, size, 3]);
  const source = tidy(() => network.run(picture)(from));
  const given = new Map<string, Tensor>([[from, source]]);
  const responseTo = (cut: readonly number[]): number =>
    tidy(() => {
      const edited = withEdits(
        network,
        cut.map((unit) => ({ kind: 'edge', from: { layer: from, unit }, to, factor: 0 })),
      );
      const x = edited.run(picture, { given })(to.layer) as Tensor4D;
      return mean(slice(x, [0, 0, 0, to.unit], [-1, -1, -1, 1])).dataSync()[0]!;
    });
  const response = responseTo([]);
  const fallOf = (cut: readonly number[]): number => 1 - responseTo(cut) / response;
  const result: Cut = {
    kernel,
    inputs,
    four,
    response,
    fall: fallOf(four),
    random: Array.from({ length: draws }, (_, k) =>
      fallOf(randomInputs(inputs, cutCount, k + 1).map(({ unit }) => unit)),
    ),
    ...(four.includes(to.unit) && { withoutOwn: fallOf(four.filter((unit) => unit !== to.unit)) }),
  };
  source.dispose();
  picture.dispose();
  return result;
}
