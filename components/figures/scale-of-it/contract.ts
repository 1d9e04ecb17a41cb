/** What the contract's tests have to know of `scale-of-it`. */
import { instant, type Plan } from '#tests/plan.ts';

const plan: Plan = {
  ...instant,
  small: { backend: 'wasm', size: 96 },
  set: { network: 'resnet50', size: 96 },
  seedless: true,
  units: false,
  bad: { quantity: 'grains', size: 'huge', minutes: 0, network: 'lenet' },
  hidden: { name: 'quantity', label: 'multiplications' },
  locked: { name: 'size', label: 'Picture size' },
};

export default plan;
