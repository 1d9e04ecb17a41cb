/**
 * What the contract's tests have to know of a figure, and what figures of a kind have in common. Each figure's own is its `contract.ts`.
 */
import type { NetworkId } from '#lib/networks/manifest.ts';
import { expect } from 'vitest';
import { small as inParts, type Query } from './figure.ts';

/** As everywhere, but for the unit in one word. */
const { layer, unit, ...rest } = inParts;
const small: Query = { ...rest, unit: `${layer}:${unit}` };

export interface Plan {
  /** Done after `steps` steps, at once. */
  small: Query;
  steps: number;
  /** Computes in one step, as soon as something is set (`FigureDefinition.instant`), so that there is nothing to pause. */
  instant?: boolean;
  /** Shows the same for every seed. */
  seedless?: boolean;
  /** Takes any unit of any layer, in one word, and says where there is none such. */
  units?: boolean;
  /** On top of `small`: a run long enough to be paused. */
  long: Query;
  /** Params of the export that `small` has set. */
  set: Record<string, unknown>;
  network: string | null;
  /** Values that it cannot use; it says each of them. */
  bad: Query;
  hidden: { name: string; label: string };
  locked: { name: string; label: string };
  /** Asserts what `data` has to hold. */
  holds: (data: Record<string, unknown>) => void;
}

/** A plan that depends on which network is the smallest that could be built: InceptionV1 has 13 MB, ResNet-50 48. */
export type PlanFor = (smallest: NetworkId) => Plan;

export const vision: Plan = {
  small,
  units: true,
  steps: 2,
  long: { steps: 2000 },
  set: { network: 'resnet50', layer: 'conv1', unit: 0, size: 32 },
  network: 'resnet50',
  bad: { unit: 'many', layer: 'nowhere', size: 100_000, network: 'lenet' },
  hidden: { name: 'rate', label: 'Learning rate' },
  locked: { name: 'size', label: 'Size' },
  holds(data) {
    const pictures = findPictures(data);
    expect(pictures.length).toBeGreaterThan(0);
    for (const { width, height, rgb } of pictures) {
      expect(rgb).toHaveLength(width * height * 3);
      expect(rgb.every((value) => value >= 0 && value <= 1)).toBe(true);
    }
  },
};

/** Figures of toy models; each says what is its own. */
export const toy: Plan = {
  small: { backend: 'wasm', steps: 2 },
  steps: 2,
  long: { steps: 100_000 },
  set: {},
  network: null,
  bad: { steps: 'many' },
  hidden: { name: 'rate', label: 'Learning rate' },
  locked: { name: 'steps', label: 'Steps' },
  holds: (data) => {
    const numbers = findNumbers(data);
    expect(numbers.length).toBeGreaterThan(0);
    expect(numbers.every(Number.isFinite)).toBe(true);
  },
};

/** Figures that compute at once. */
export const instant: Plan = {
  ...vision,
  small: { backend: 'wasm', steps: 1 },
  steps: 1,
  instant: true,
  set: { network: 'resnet50' },
  holds: toy.holds,
};

interface Picture {
  width: number;
  height: number;
  rgb: number[];
}

/** Every `{width, height, rgb}` anywhere in an export. */
function findPictures(value: unknown): Picture[] {
  if (typeof value !== 'object' || value === null) return [];
  if ('rgb' in value) return [value as Picture];
  return Object.values(value).flatMap(findPictures);
}

/** Every number anywhere in an export. */
function findNumbers(value: unknown): number[] {
  if (typeof value === 'number') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(findNumbers);
}
