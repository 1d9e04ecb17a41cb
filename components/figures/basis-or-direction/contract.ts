/** What the contract's tests have to know of `basis-or-direction`. */
import { toy, type Plan } from '#tests/plan.ts';

const plan: Plan = {
  ...toy,
  small: { ...toy.small, layer: 'conv3_4', factors: 6 },
  set: { network: 'resnet50', layer: 'conv3_4', factors: 6 },
  network: 'resnet50',
  units: false,
  long: { steps: 500, factors: 32 },
  bad: { factors: 'many', layer: 'nowhere', loudness: 'deafening', network: 'lenet' },
  hidden: { name: 'factors', label: 'Number of factors' },
};

export default plan;
