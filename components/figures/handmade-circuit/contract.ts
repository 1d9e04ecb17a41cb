/** What the contract's tests have to know of `handmade-circuit`. */
import { instant, type PlanFor } from '#tests/plan.ts';

const plan: PlanFor = (smallest) => ({
  ...instant,
  small: { backend: 'wasm', network: smallest, inhibition: 1 },
  set: { network: smallest, inhibition: 1 },
  network: smallest,
  seedless: true,
  units: false,
  bad: { unit: 'many', network: 'lenet', parts: 'stones', painted: 'red' },
  hidden: { name: 'inhibition', label: 'Inhibition' },
  locked: { name: 'threshold', label: 'Threshold' },
});

export default plan;
