/** What the contract's tests have to know of `explain-this-unit`. */
import { instant, type PlanFor } from '#tests/plan.ts';

const plan: PlanFor = (smallest) => ({
  ...instant,
  units: false,
  small: { backend: 'wasm', network: smallest, steps: 10 },
  steps: 10,
  set: { network: smallest, round: 1 },
  network: smallest,
  bad: { round: 11, network: 'lenet', steps: 3 },
  hidden: { name: 'round', label: 'Round' },
  locked: { name: 'seed', label: 'Seed' },
});

export default plan;
