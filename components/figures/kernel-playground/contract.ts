/** What the contract's tests have to know of `kernel-playground`. */
import { expect } from 'vitest';
import { vision, type Plan } from '#tests/plan.ts';

const plan: Plan = {
  ...vision,
  seedless: true,
  units: false,
  small: { backend: 'wasm', kernel: 'spot', steps: 2 },
  long: { steps: 900, pace: 'cell' },
  set: { network: 'resnet50', kernel: 'spot' },
  bad: { kernel: 'magic', weights: '1,2,x', unit: 64, network: 'lenet' },
  hidden: { name: 'stride', label: 'Stride' },
  locked: { name: 'pace', label: 'Speed' },
  holds(data) {
    vision.holds(data);
    const { map, terms } = data as {
      map: { values: unknown[] };
      terms: { sum: number; products: number[] };
    };
    expect(map.values.filter((value) => value !== null)).toHaveLength(2);
    expect(terms.products.reduce((sum, product) => sum + product, 0)).toBeCloseTo(terms.sum, 4);
  },
};

export default plan;
