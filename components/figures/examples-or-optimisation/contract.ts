/** What the contract's tests have to know of `examples-or-optimisation`. */
import { vision, type Plan } from '#tests/plan.ts';

const plan: Plan = {
  ...vision,
};

export default plan;
