/** Figure by figure: settings under which it is done in a moment, wrong ones, what an export holds. */
import { expect } from 'vitest';
import { instant, smallest, toy, vision, type Plan } from './contract-plan.ts';

/** The first layer with a family of curve detectors. */
const curves = smallest === 'inceptionv1' ? 'inception_3a' : 'conv3_1';

/** By figure: what differs from its base, which is `toy` where none is named. */
const plans: Record<string, Partial<Plan> & { base?: Plan }> = {
  'circuit-surgery': {
    base: instant,
    seedless: true,
    small: { backend: 'wasm', unit: 'conv2_2:7' },
    set: { network: 'resnet50', layer: 'conv2_2', unit: 7 },
    bad: { unit: 'many', layer: 'nowhere', cuts: '3:9', network: 'lenet' },
    hidden: { name: 'radius', label: 'Radius' },
    locked: { name: 'orientation', label: 'Direction of the curve' },
  },
  'objective-row': {
    ...vision,
    small: { ...vision.small, network: smallest },
    set: { ...vision.set, network: smallest },
    network: smallest,
  },
  'activation-explorer': {
    base: instant,
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
  },
  preconditioning: {
    base: vision,
    hidden: { name: 'length', label: 'Step length' },
  },
  'kernel-playground': {
    base: vision,
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
  },
  'curve-lab': {
    base: instant,
    small: { backend: 'wasm', network: smallest, layer: curves, stimulus: 'noise', unit: 7 },
    set: { network: smallest, layer: curves, stimulus: 'noise', unit: 7 },
    network: smallest,
    units: false,
    bad: { radius: 'tight', layer: 'nowhere', unit: 100_000 },
    hidden: { name: 'thickness', label: 'Thickness' },
    locked: { name: 'length', label: 'Length' },
  },
  'family-wheel': {
    base: instant,
    small: { backend: 'wasm', family: 'line', layer: 'conv2_2', thickness: 3 },
    set: { network: 'resnet50', family: 'line', layer: 'conv2_2', thickness: 3 },
    seedless: true,
    units: false,
    bad: { radius: 'tight', layer: 'nowhere', family: 'cats' },
    hidden: { name: 'thickness', label: 'Thickness' },
    locked: { name: 'length', label: 'Length' },
  },
  'circuit-explorer': {
    base: instant,
    seedless: true,
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
  },
  'basis-or-direction': {
    small: { ...toy.small, layer: 'conv3_4', factors: 6 },
    set: { network: 'resnet50', layer: 'conv3_4', factors: 6 },
    network: 'resnet50',
    units: false,
    long: { steps: 500, factors: 32 },
    bad: { factors: 'many', layer: 'nowhere', loudness: 'deafening', network: 'lenet' },
    hidden: { name: 'factors', label: 'Number of factors' },
  },
  'phase-diagram': {
    small: { backend: 'wasm', cells: 8, restarts: 1, steps: 2 },
    set: { cells: 8, restarts: 1 },
    bad: { steps: 'many', model: '4-3', cells: 4 },
  },
  'scale-of-it': {
    base: instant,
    small: { backend: 'wasm', size: 96 },
    set: { network: 'resnet50', size: 96 },
    seedless: true,
    units: false,
    bad: { quantity: 'grains', size: 'huge', minutes: 0, network: 'lenet' },
    hidden: { name: 'quantity', label: 'multiplications' },
    locked: { name: 'size', label: 'Picture size' },
  },
  'superposition-trainer': {
    small: { backend: 'wasm', steps: 2, features: 6, hidden: 3, instances: 2 },
    set: { features: 6, hidden: 3, instances: 2 },
    bad: { steps: 'many', features: 1000, activation: 'gelu', sparsities: '3:2' },
    // There are charts and guesses with “steps” in their labels.
    locked: { name: 'batch', label: 'Batch' },
  },
  'feature-geometry': {
    small: { ...toy.small, features: 8, hidden: 2, models: 3 },
    set: { features: 8, hidden: 2, models: 3 },
    bad: { ...toy.bad, features: 401, density: 0 },
    locked: { name: 'batch', label: 'Batch' },
  },
  'sparsity-sweep': {
    small: { ...toy.small, features: 6, hidden: 2, models: 3 },
    set: { features: 6, hidden: 2, models: 3 },
    bad: { ...toy.bad, models: 'some', density: 2 },
  },
  'correlated-features': { bad: { steps: 'many', arrangement: 'triples' } },
  'learning-dynamics': { bad: { steps: 'many', start: 'tiny' }, locked: { name: 'batch', label: 'Batch' } },
  computation: {
    small: { ...toy.small, features: 4, hidden: 3, restarts: 1, batch: 16 },
    set: { features: 4, hidden: 3, restarts: 1 },
    bad: { features: 'many', hidden: 500, restarts: 0 },
  },
  'handmade-circuit': {
    base: instant,
    small: { backend: 'wasm', network: smallest, inhibition: 1 },
    set: { network: smallest, inhibition: 1 },
    network: smallest,
    seedless: true,
    units: false,
    bad: { unit: 'many', network: 'lenet', parts: 'stones', painted: 'red' },
    hidden: { name: 'inhibition', label: 'Inhibition' },
    locked: { name: 'threshold', label: 'Threshold' },
  },
  'mixing-desk': {
    small: { ...toy.small, features: 4, hidden: 2, batch: 16 },
    set: { features: 4, hidden: 2 },
    bad: { features: 'many', density: 3, activation: 'gelu' },
  },
  interference: {
    small: { ...toy.small, features: 4, hidden: 2, batch: 16, strength: 0.2 },
    set: { features: 4, hidden: 2, strength: 0.2 },
    bad: { features: 'many', strength: 7 },
  },
  'network-map': {
    base: vision,
    small: { backend: 'wasm', network: smallest, size: 64, steps: 2 },
    units: false,
    long: { steps: 180 },
    set: { network: smallest, size: 64 },
    network: smallest,
    bad: { picture: 'many', circuit: 'the dogs', size: 100_000, network: 'lenet' },
    hidden: { name: 'edges', label: 'Weights drawn' },
    holds: toy.holds,
  },
  'unit-facets': {
    ...vision,
    small: { backend: 'wasm', network: smallest, size: 32, steps: 2 },
    set: { network: smallest, size: 32 },
    network: smallest,
    units: false,
    hidden: { name: 'weight', label: 'Pull toward the group' },
  },
  'explain-this-unit': {
    base: instant,
    units: false,
    small: { backend: 'wasm', network: smallest, steps: 10 },
    steps: 10,
    set: { network: smallest, round: 1 },
    network: smallest,
    bad: { round: 11, network: 'lenet', steps: 3 },
    hidden: { name: 'round', label: 'Round' },
    locked: { name: 'seed', label: 'Seed' },
  },
  universality: {
    base: instant,
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
  },
};

export const planOf = (name: string): Plan =>
  name in plans ? { ...(plans[name]!.base ?? toy), ...plans[name] } : vision;
