/** tfjs's `customGrad` with types that hold: a value, what to save, and the way back. */
import { customGrad } from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';

/**
 * `forward` computes a value from the inputs; `back` takes its gradient and the tensors in `saved` to the gradients of the
 * inputs, one each, in order. Operations inside both are not recorded on the tape.
 */
export function withGradient<Y extends Tensor>(
  inputs: Tensor[],
  forward: (...inputs: Tensor[]) => { value: Y; saved?: Tensor[] },
  back: (dy: Y, saved: Tensor[]) => Tensor | Tensor[],
): Y {
  const recorded = (...args: unknown[]) => {
    const save = args.pop() as (tensors: Tensor[]) => void;
    const { value, saved = [] } = forward(...(args as Tensor[]));
    save(saved);
    return { value, gradFunc: (dy: Tensor, kept: Tensor[]) => back(dy as Y, kept) };
  };
  return customGrad(recorded as unknown as Parameters<typeof customGrad>[0])(...inputs) as Y;
}
