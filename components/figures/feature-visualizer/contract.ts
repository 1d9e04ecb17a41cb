/** What the contract's tests have to know of `feature-visualizer`. */
import { vision, type Plan } from '#tests/plan.ts';

const plan: Plan = {
  ...vision,
};

export default plan;
