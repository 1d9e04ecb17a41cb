/** Kernels to begin with, at both sizes; and what each is about, said after the guess. */
export type Size = 3 | 5;

export const presetNames = ['vertical', 'horizontal', 'spot', 'blur', 'sharpen', 'identity'] as const;
export type PresetName = (typeof presetNames)[number];

interface Preset {
  label: string;
  /** What its sum says. */
  says: string;
  /** Weight at `column` and `row`, counted from the middle, in a window that reaches `half` cells to each side. */
  weight: (column: number, row: number, half: number) => number;
  /** Others whose maps are shown beside its own before the run. */
  others: readonly [PresetName | 'opposite', PresetName];
}

const middle = (column: number, row: number): boolean => column === 0 && row === 0;
const cells = (half: number): number => (2 * half + 1) ** 2;

export const presets: Readonly<Record<PresetName, Preset>> = {
  vertical: {
    label: 'vertical edge',
    says: 'The sum is large where the left of the window is brighter than the right; where it is darker, the sum is negative.',
    weight: (column) => -Math.sign(column),
    others: ['opposite', 'horizontal'],
  },
  horizontal: {
    label: 'horizontal edge',
    says: 'The sum is large where the top of the window is brighter than the bottom; where it is darker, the sum is negative.',
    weight: (_, row) => -Math.sign(row),
    others: ['opposite', 'vertical'],
  },
  spot: {
    label: 'bright spot',
    says: 'The sum is large where the middle is brighter than what is around it. On an even surface the two cancel.',
    weight: (column, row, half) => {
      const inner = (2 * half - 1) ** 2;
      return Math.max(Math.abs(column), Math.abs(row)) < half ? 1 / inner : -1 / (cells(half) - inner);
    },
    others: ['opposite', 'vertical'],
  },
  blur: {
    label: 'blur',
    says: 'The sum is the mean of the window, so that what is small disappears.',
    weight: (_c, _r, half) => 1 / cells(half),
    others: ['spot', 'horizontal'],
  },
  sharpen: {
    label: 'sharpen',
    says: 'The pixel twice, less the mean of those around it: the picture stays, and its edges stand out.',
    weight: (column, row, half) => (middle(column, row) ? 2 : -1 / (cells(half) - 1)),
    others: ['spot', 'blur'],
  },
  identity: {
    label: 'copy',
    says: 'Only the pixel in the middle counts, so the map is the picture again.',
    weight: (column, row) => (middle(column, row) ? 1 : 0),
    others: ['spot', 'vertical'],
  },
};

/** [size * size], row by row. */
export function presetWeights(name: PresetName, size: number): Float32Array {
  const half = (size - 1) / 2;
  return Float32Array.from({ length: size * size }, (_, i) =>
    presets[name].weight((i % size) - half, Math.floor(i / size) - half, half),
  );
}
