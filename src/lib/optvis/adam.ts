/**
 * Adam (Kingma and Ba 2015, algorithm 1), upward. The moments are kept without their factors (1 - beta), which with
 * the bias corrections go into two numbers a step: ten operations.
 */
import { add, div, keep, mul, sqrt, square, tidy, zerosLike } from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';

const beta1 = 0.9;
const beta2 = 0.999;
const epsilon = 1e-8;

export interface Adam<V extends Tensor> {
  /** The present value; replaced, and the old one freed, by every `ascend`. */
  readonly value: V;
  /** Moves the value up along `gradient`, which stays the caller's. */
  ascend(gradient: V): void;
  /** Puts the value and both moments through `map`, which is linear and keeps what is positive so: the ascent goes on there. */
  move(map: (tensor: V) => V): void;
  dispose(): void;
}

/** Takes over `start`. `rate` is the learning rate: about the size of the first moves of every entry. */
export function createAdam<V extends Tensor>(start: V, rate: number): Adam<V> {
  let value = keep(start);
  let m: V = keep(zerosLike(start));
  let v: V = keep(zerosLike(start));
  let steps = 0;
  function take(next: () => [V, V, V]): void {
    const old = [value, m, v];
    [value, m, v] = tidy(() => next().map((tensor) => keep(tensor)) as [V, V, V]);
    for (const tensor of old) tensor.dispose();
  }
  return {
    get value() {
      return value;
    },
    move(map) {
      take(() => [map(value), map(m), map(v)]);
    },
    ascend(gradient) {
      steps++;
      const scaleM = (1 - beta1) / (1 - beta1 ** steps);
      const scaleV = Math.sqrt((1 - beta2) / (1 - beta2 ** steps));
      take(() => {
        const nextM = add(mul(m, beta1), gradient);
        const nextV = add(mul(v, beta2), square(gradient));
        const move = div(mul(nextM, (rate * scaleM) / scaleV), add(sqrt(nextV), epsilon / scaleV));
        return [add(value, move), nextM, nextV] as [V, V, V];
      });
    },
    dispose() {
      for (const tensor of [value, m, v]) tensor.dispose();
    },
  };
}
