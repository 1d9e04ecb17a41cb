/** What a run may raise and lower besides its objective: how its batch differs or agrees, and the penalties on its pictures. */
import { abs, add, mul, sub } from '@tensorflow/tfjs-core';
import type { Scalar, Tensor4D } from '@tensorflow/tfjs-core';
import { withGradient } from '../compute/with-gradient.ts';
import type { T } from '../networks/runner.ts';
import type { RenderConfig } from './config.ts';
import { alignment, diversity } from './objectives/batch.ts';
import { diversityRead, layerRead } from './objectives/configured.ts';
import { createPenalties } from './penalties.ts';

export interface Extras {
  /** `value`, plus the weighed diversity and alignment of what `T` sees, minus the penalties on `pictures`. */
  add(value: Scalar, pictures: Tensor4D, T: T): Scalar;
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
export function createExtras(config: RenderConfig, layers: readonly { name: string }[]): Extras | undefined {
  const weight = config.diversity ?? 0;
  const differing = weight > 0 ? diversity(diversityRead(config, layers)) : undefined;
  const agreement = config.alignment ?? 0;
  const agreeing = agreement > 0 ? alignment(layerRead(config)) : undefined;
  const penalties = createPenalties(config.penalties, config.size);
  if (!differing && !agreeing && !penalties) return undefined;
  return {
    add(value, pictures, T) {
      const scaled = (term: Scalar): Scalar => (config.relative ? inUnitsOf(value, term) : term);
      const raised = differing ? add<Scalar>(value, scaled(mul(differing(T), weight))) : value;
      const agreed = agreeing ? add<Scalar>(raised, mul(agreeing(T), agreement)) : raised;
      return penalties ? sub(agreed, scaled(penalties(pictures))) : agreed;
    },
    dispose() {
      penalties?.dispose();
    },
  };
}
