/** What the contract's tests have to know of `circuit-explorer`. */
import { expect } from 'vitest';
import { instant, type Plan } from '#tests/plan.ts';

const plan: Plan = {
  ...instant,
  seedless: true,
  small: { ...instant.small, network: 'resnet50' },
  set: { network: 'resnet50', layer: 'conv3_2' },
  bad: { unit: 'many', layer: 'nowhere', direction: 'sideways', pins: 'all-of-them', network: 'lenet' },
  hidden: { name: 'check', label: 'Test the reading' },
  locked: { name: 'layer', label: 'Layer' },
  holds(data) {
    const edges = data['edges'] as { from: string; to: string; kernel: number[][] }[];
    expect(edges).toHaveLength(24);
    for (const { from, to, kernel } of edges) {
      expect([from.split(':')[0], to]).toEqual(['conv3_1', 'conv3_2:81']);
      expect(kernel.flat().every(Number.isFinite)).toBe(true);
    }
  },
};

export default plan;
