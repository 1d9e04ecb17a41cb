/** What the contract's tests have to know of `family-wheel`. */
import { instant, type Plan } from '#tests/plan.ts';

const plan: Plan = {
  ...instant,
  small: { backend: 'wasm', family: 'line', layer: 'conv2_2', thickness: 3 },
  set: { network: 'resnet50', family: 'line', layer: 'conv2_2', thickness: 3 },
  seedless: true,
  units: false,
  bad: { radius: 'tight', layer: 'nowhere', family: 'cats' },
  hidden: { name: 'thickness', label: 'Thickness' },
  locked: { name: 'length', label: 'Length' },
};

export default plan;
