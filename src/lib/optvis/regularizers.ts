/** What a run may raise and lower besides its objective: how its batch differs or agrees, where it is steered, and the penalties on its pictures. */
import { abs, add, mul, sub } from '@tensorflow/tfjs-core';
import type { Scalar, Tensor4D } from '@tensorflow/tfjs-core';
import { withGradient } from '../compute/with-gradient.ts';
import type { T } from '../networks/runner.ts';
import type { RenderConfig } from './config.ts';
import { alignment, diversity } from './objectives/batch.ts';
import { diversityRead, layerRead } from './objectives/configured.ts';
import { cosineToward } from './objectives/class-mean-direction.ts';
import { createPenalties } from './penalties.ts';

export interface Extras {
  /** `value`, plus the weighed diversity, alignment and heading of what `T` sees in step `step`, minus the penalties on `pictures`. */
  add(value: Scalar, pictures: Tensor4D, T: T, step: number): Scalar;
  dispose(): void;
}

/** `term` times the size of `value`, which counts as a constant: the way back leads to `term` alone. */
export const inUnitsOf = (value: Scalar, term: Scalar): Scalar =>
  withGradient<Scalar>(
    [term],
    (input) => {
      const unit = abs(value);
      return { value: mul(input, unit), saved: [unit] };
    },
    (dy, [unit]) => mul(dy, unit!),
  );

/** Undefined for a run that asks for none of them, whose steps then stay as they are. `layers` are the network's, by depth. */
export function createRegularizers(
  config: RenderConfig,
  layers: readonly { name: string }[],
): Extras | undefined {
  const weight = config.diversity ?? 0;
  const differing = weight > 0 ? diversity(diversityRead(config, layers)) : undefined;
  const agreement = config.alignment ?? 0;
  const agreeing = agreement > 0 ? alignment(layerRead(config)) : undefined;
  const penalties = createPenalties(config.penalties, config.size);
  const { toward } = config;
  if (!differing && !agreeing && !penalties && !toward) return undefined;
  return {
    add(value, pictures, T, step) {
      const scaled = (term: Scalar): Scalar => (config.relative ? inUnitsOf(value, term) : term);
      const raised = differing ? add<Scalar>(value, scaled(mul(differing(T), weight))) : value;
      const agreed = agreeing ? add<Scalar>(raised, mul(agreeing(T), agreement)) : raised;
      const heading = toward && step < toward.until ? toward.weight * (1 - step / toward.until) : 0;
      const steered =
        toward && heading > 0
          ? add<Scalar>(agreed, mul(cosineToward(T(toward.bearing.layer), toward.bearing), heading))
          : agreed;
      return penalties ? sub(steered, scaled(penalties(pictures))) : steered;
    },
    dispose() {
      penalties?.dispose();
    },
  };
}
