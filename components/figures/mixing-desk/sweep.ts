/** Recorded runs over width and density, and the reader's own beside them. */
import { shareOfOne, type Desk } from './desk.ts';
import type { DeskValues } from './params.ts';

/** What `recorded/sweep.json` holds: models with the default settings but for seed, width and density. */
export interface Sweep {
  seeds: number;
  densities: number[];
  /** Neurons that read one feature, and that read anything, [density][seed]. */
  widths: { hidden: number; one: number[][]; used: number[][] }[];
}

export interface Run {
  density: number;
  hidden: number;
  activation: DeskValues['activation'];
  seed: number;
  /** Percent of the neurons in use. */
  share: number;
}

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

/** By width: [1/density, percent of the neurons in use that read one feature, mean over seeds]. */
export const linesOf = ({ densities, widths }: Sweep): { hidden: number; points: [number, number][] }[] =>
  widths.map(({ hidden, one, used }) => ({
    hidden,
    points: densities.map((density, d) => [
      1 / density,
      100 * mean(one[d]!.map((count, seed) => count / Math.max(1, used[d]![seed]!))),
    ]),
  }));

/** `runs` with one more; a run that is repeated counts once. */
export function addRun(runs: readonly Run[], values: DeskValues, desk: Desk): Run[] {
  const { density, hidden, activation, seed } = values;
  const others = runs.filter(
    (run) =>
      run.density !== density || run.hidden !== hidden || run.activation !== activation || run.seed !== seed,
  );
  return [...others, { density, hidden, activation, seed, share: 100 * shareOfOne(desk) }];
}
