/** Objectives of a batch as a whole: pictures that differ, pictures in a row between two units, and neighbors that resemble each other. */
import { add, mul, neg, slice, sub } from '@tensorflow/tfjs-core';
import type { Scalar, Tensor } from '@tensorflow/tfjs-core';
import { gramCosine } from './gram.ts';
import { objective, oneHot } from './index.ts';
import type { Objective } from './index.ts';
import { extent, meanSquare, probe } from './probe.ts';

/**
 * How little the pictures of a batch resemble each other on `layer`: minus the mean cosine between the Gram matrices of two of them,
 * from -1 (all alike) to 0. To be raised, so its weight is above 0. (Lucid's sum over pairs has the other sign.)
 */
export function diversity(layer: string): Objective {
  return objective((T) => neg(gramCosine(T(layer))));
}

/**
 * Channel means of which the first picture of the batch raises `from`, the last one `to`, and those between a mixture that moves evenly
 * from one to the other. The mean over the batch. Throws a RangeError for fewer than two pictures.
 */
export function interpolation(layer: string, from: number, to: number): Objective {
  return objective((T) => {
    const x = T(layer);
    const { batch, height, width, channels } = extent(x);
    if (batch < 2) throw new RangeError('A row between two units needs two pictures or more.');
    const positions = (weight: (picture: number) => number): Float32Array =>
      Float32Array.from(
        { length: x.size / channels },
        (_, i) => weight(Math.floor(i / (height * width))) / (batch * height * width),
      );
    const part = (k: number): number => k / (batch - 1);
    return add(
      probe(
        x,
        positions((k) => 1 - part(k)),
        oneHot(channels, from),
      ),
      probe(x, positions(part), oneHot(channels, to)),
    );
  });
}

/** Neighbors further apart than this are not compared. */
const furthest = 4;

/** Pictures `first` to `last` - 1 of a batch. */
const pictures = (x: Tensor, first: number, last: number): Tensor =>
  slice(x, [first, ...x.shape.slice(1).map(() => 0)], [last - first, ...x.shape.slice(1)]);

/**
 * How well neighbors in the batch agree on `layer` (`input` for the pictures themselves): minus the mean square of their difference,
 * summed over pairs and divided by 2 for each place they are apart (Lucid). To be raised; 0 for equal pictures.
 */
export function alignment(layer: string): Objective {
  return objective((T) => {
    const x = T(layer);
    const { batch } = extent(x);
    if (batch < 2) throw new RangeError('Alignment compares pictures; it needs two or more.');
    let total: Scalar | undefined;
    for (let apart = 1; apart <= Math.min(furthest, batch - 1); apart++) {
      const difference = sub(pictures(x, apart, batch), pictures(x, 0, batch - apart));
      // The mean over pairs, times their number.
      const term = mul<Scalar>(meanSquare(difference), -(batch - apart) / 2 ** apart);
      total = total ? add<Scalar>(total, term) : term;
    }
    return total!;
  });
}
