/** What the contract's tests have to know of `universality`. */
import { instant, type Plan } from '#tests/plan.ts';

const plan: Plan = {
  ...instant,
  units: false,
  small: {
    ...instant.small,
    family: 'line',
    resnetLayer: 'conv2_1',
    inceptionLayer: 'conv1',
    ink: 'dark',
  },
  set: { family: 'line', ink: 'dark', network: 'resnet50' },
  bad: { family: 'wheels', radius: 5000, ink: 'gold' },
  hidden: { name: 'radius', label: 'Radius' },
  locked: { name: 'thickness', label: 'Thickness' },
};

export default plan;
