/** Three curves over density, on logarithmic axes: where the axes end, and the points. */
import type { ViewModel, ShownModel } from './view-model.ts';

export interface Series {
  name: string;
  color: string;
  dash?: string;
  value: (model: ShownModel) => number;
}

export const series: readonly Series[] = [
  {
    name: 'rise of the loss, for each squared length of the attack',
    color: 'var(--category-1)',
    value: ({ rise }) => rise,
  },
  {
    name: 'how far the output moves, squared, for each squared length',
    color: 'var(--category-2)',
    value: ({ gain, length }) => (length > 0 ? gain : NaN),
  },
  {
    name: 'features for each dimension, 1/D*',
    color: 'var(--ink)',
    dash: '5 4',
    value: ({ perDimension }) => perDimension,
  },
];

/** What a logarithmic axis can show of `value`. */
const visible = (value: number): boolean => Number.isFinite(value) && value > 0;

/** Lowest and highest value, at least from 1 to 10, never more than six powers of ten. */
export function range({ models }: ViewModel): [number, number] {
  const values = series.flatMap(({ value }) => models.map(value)).filter(visible);
  const high = Math.max(10, ...values);
  return [Math.max(high / 1e6, Math.min(0.8, ...values) * 0.9), high * 1.15];
}

/** 1, 2, 5, 10 ... between the ends; powers of ten only where there are many. */
export function ticks([low, high]: [number, number]): number[] {
  const steps = high / low > 300 ? [1] : [1, 2, 5];
  const found: number[] = [];
  for (let power = Math.floor(Math.log10(low)); power <= Math.log10(high); power++)
    for (const step of steps) found.push(Number((step * 10 ** power).toPrecision(1)));
  return found.filter((tick) => tick >= low && tick <= high);
}

export function pointsOf({ models }: ViewModel, { value }: Series): { density: number; value: number }[] {
  return models
    .map((model) => ({ density: model.density, value: value(model) }))
    .filter((p) => visible(p.value));
}
