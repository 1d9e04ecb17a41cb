/** What a run may raise and lower besides its objective: the diversity of its batch, and the penalties on its pictures. */
import { abs, add, mul, sub, zerosLike } from '@tensorflow/tfjs-core';
import type { Scalar, Tensor4D } from '@tensorflow/tfjs-core';
import { withGradient } from '../compute/with-gradient.ts';
import type { T } from '../networks/runner.ts';
import type { RenderConfig } from './config.ts';
import { diversity } from './objectives/batch.ts';
import { diversityRead } from './objectives/configured.ts';
import { createPenalties } from './penalties.ts';

export interface Extras {
  /** `value`, plus the weighed diversity of what `T` sees, minus the penalties on `pictures`. */
  add(value: Scalar, pictures: Tensor4D, T: T): Scalar;
  dispose(): void;
}

/** The size of `value`, through which no gradient flows. */
const held = (value: Scalar): Scalar =>
  withGradient<Scalar>(
    [value],
    (x) => ({ value: abs(x as Scalar) }),
    (dy) => zerosLike(dy),
  );

/** Undefined for a run that asks for neither, whose steps then stay as they are. `layers` are the network's, by depth. */
export function createExtras(config: RenderConfig, layers: readonly { name: string }[]): Extras | undefined {
  const { diversity: weight = 0, diversityShare: share = 0 } = config;
  const differing = weight > 0 || share > 0 ? diversity(diversityRead(config, layers)) : undefined;
  const weigh = (value: Scalar) => (share > 0 ? add(mul(held(value), share), weight) : weight);
  const penalties = createPenalties(config.penalties, config.size);
  if (!differing && !penalties) return undefined;
  return {
    add(value, pictures, T) {
      const raised = differing ? add<Scalar>(value, mul(differing(T), weigh(value))) : value;
      return penalties ? sub(raised, penalties(pictures)) : raised;
    },
    dispose() {
      penalties?.dispose();
    },
  };
}
