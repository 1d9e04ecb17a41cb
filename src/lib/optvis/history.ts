/** One number a step, left on the device until somebody reads it: nothing waits inside a step. */
import { concat, keep, reshape, tidy } from '@tensorflow/tfjs-core';
import type { Scalar, Tensor1D } from '@tensorflow/tfjs-core';

/** Scalars are packed into one tensor when there are this many. */
const most = 64;

export interface History {
  /** Takes over `value`. */
  push(value: Scalar): void;
  /** All numbers so far; the caller owns the array. */
  read(): Promise<Float32Array>;
  dispose(): void;
}

export function createHistory(): History {
  let scalars: Scalar[] = [];
  let packs: Tensor1D[] = [];
  let known: Promise<Float32Array> = Promise.resolve(new Float32Array());

  function pack(): void {
    if (scalars.length === 0) return;
    packs.push(keep(tidy(() => concat(scalars.map((scalar): Tensor1D => reshape(scalar, [1]))))));
    for (const scalar of scalars) scalar.dispose();
    scalars = [];
  }

  return {
    push(value) {
      scalars.push(keep(value));
      if (scalars.length === most) pack();
    },
    async read() {
      pack();
      const taken = packs;
      packs = [];
      const arriving = Promise.all(
        taken.map(async (tensor) => {
          const values = await tensor.data<'float32'>();
          tensor.dispose();
          return values;
        }),
      );
      const before = known;
      known = Promise.all([before, arriving]).then(([old, fresh]) => {
        const parts = [old, ...fresh];
        const all = new Float32Array(parts.reduce((length, part) => length + part.length, 0));
        parts.reduce((offset, part) => (all.set(part, offset), offset + part.length), 0);
        return all;
      });
      return (await known).slice();
    },
    dispose() {
      for (const tensor of [...scalars, ...packs]) tensor.dispose();
      scalars = [];
      packs = [];
    },
  };
}
