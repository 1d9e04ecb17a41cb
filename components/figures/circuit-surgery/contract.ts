/** What the contract's tests have to know of `circuit-surgery`. */
import { instant, type Plan } from '#tests/plan.ts';

const plan: Plan = {
  ...instant,
  seedless: true,
  small: { backend: 'wasm', unit: 'conv2_2:7' },
  set: { network: 'resnet50', layer: 'conv2_2', unit: 7 },
  bad: { unit: 'many', layer: 'nowhere', cuts: '3:9', network: 'lenet' },
  hidden: { name: 'radius', label: 'Radius' },
  locked: { name: 'orientation', label: 'Direction of the curve' },
};

export default plan;
