/** What the contract's tests have to know of `network-map`. */
import { toy, vision, type PlanFor } from '#tests/plan.ts';

const plan: PlanFor = (smallest) => ({
  ...vision,
  small: { backend: 'wasm', network: smallest, size: 64, steps: 2 },
  units: false,
  long: { steps: 180 },
  set: { network: smallest, size: 64 },
  network: smallest,
  bad: { picture: 'many', circuit: 'the dogs', size: 100_000, network: 'lenet' },
  hidden: { name: 'edges', label: 'Weights drawn' },
  holds: toy.holds,
});

export default plan;
