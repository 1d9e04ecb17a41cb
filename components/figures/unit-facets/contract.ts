/** What the contract's tests have to know of `unit-facets`. */
import { vision, type PlanFor } from '#tests/plan.ts';

const plan: PlanFor = (smallest) => ({
  ...vision,
  small: { backend: 'wasm', network: smallest, size: 32, steps: 2 },
  set: { network: smallest, size: 32 },
  network: smallest,
  units: false,
  hidden: { name: 'weight', label: 'Pull toward the group' },
});

export default plan;
