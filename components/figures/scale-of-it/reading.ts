/** How long it would take to read a network: one thing after the other, some minutes each, eight hours a day, every day. */
import { pairsOf, type LayerCount } from '#lib/networks/count.ts';
import { said, total, whole } from './quantities.ts';

export const hoursADay = 8;
const daysAYear = 365;
/** An assumption, for comparison. */
export const workingLife = 40;

export interface Task {
  name: string;
  count: number;
  /** Working days. */
  days: number;
}

export const daysFor = (count: number, minutes: number): number => (count * minutes) / 60 / hoursADay;

/** What there is to read of a network, in the order of how much it is for a reader of units. */
export function tasksOf(layers: readonly LayerCount[], minutes: number): Task[] {
  const sum = (quantity: 'units' | 'neurons' | 'weights'): number =>
    total(layers.map((layer) => layer[quantity]));
  const counts: [string, number][] = [
    ['units', sum('units')],
    ['neurons', sum('neurons')],
    ['pairs of units', pairsOf(layers)],
    ['weights', sum('weights')],
  ];
  return counts.map(([name, count]) => ({ name, count, days: daysFor(count, minutes) }));
}

/** Days up to two years, then years. */
export function duration(days: number): string {
  if (days < 2 * daysAYear) {
    const count = Math.max(1, Math.round(days));
    return `${whole(count)} day${count === 1 ? '' : 's'}`;
  }
  const years = days / daysAYear;
  return `${whole(years < 10 ? Number(years.toFixed(1)) : Math.round(years))} years`;
}

/** A day and 100,000 years. */
const axis = [1, 1e5 * daysAYear] as const;

/** 0..1 on an axis with equal steps for equal factors. */
export const placeOf = (days: number): number =>
  Math.min(1, Math.max(0, Math.log(days / axis[0]) / Math.log(axis[1] / axis[0])));

export const ticks = [
  { days: 1, label: '1 day' },
  { days: daysAYear, label: '1 year' },
  { days: 100 * daysAYear, label: '100 years' },
  { days: 1e4 * daysAYear, label: '10,000 years' },
];
export const lifetime = { days: workingLife * daysAYear, label: 'a working life' };

export function verdict(tasks: readonly Task[], minutes: number): string {
  const [units, neurons, pairs, weights] = tasks as [Task, Task, Task, Task];
  const years = (task: Task): number => task.days / daysAYear;
  const each = `At ${minutes} minute${minutes === 1 ? '' : 's'} each`;
  const start = `${each}, the ${said(units.count)} units take one person ${duration(units.days)}${
    years(units) < workingLife ? ': a project' : ', more than a working life'
  }.`;
  return `${start} The neurons take ${duration(neurons.days)}; the pairs of units, each a small map of weights, ${duration(pairs.days)}; the weights ${duration(weights.days)}.`;
}
