/** What the contract's tests have to know of `activation-explorer`. */
import { expect } from 'vitest';
import { instant, vision, type PlanFor } from '#tests/plan.ts';

const plan: PlanFor = (smallest) => ({
  ...instant,
  small: { ...vision.small, network: smallest },
  steps: 2,
  seedless: true,
  set: { ...vision.set, network: smallest },
  network: smallest,
  bad: { unit: 'many', layer: 'nowhere', picture: 12_345, network: 'lenet' },
  hidden: { name: 'size', label: 'Size' },
  locked: { name: 'unit', label: 'Unit' },
  holds(data) {
    vision.holds(data);
    const classes = data['classes'] as { probability: number }[];
    expect(classes).toHaveLength(1000);
    expect(classes.reduce((sum, { probability }) => sum + probability, 0)).toBeCloseTo(1, 3);
  },
});

export default plan;
