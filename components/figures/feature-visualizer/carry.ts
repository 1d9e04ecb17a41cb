/** Carrying a finished picture of waves on at a larger size: with which settings, and when a run can go on with them. */
import { checkUnit } from '#components/figure-kit/params/unit-params.ts';
import { largestGrown } from '#lib/optvis/check.ts';
import type { Problem } from '#lib/params/index.ts';
import { growthOf, written } from './growth-text.ts';
import type { FeatureVisualizerValues } from './params.ts';

/** The unit that the network has; and a picture is carried on only if it is made of waves, and to a larger size. */
export function check(
  values: FeatureVisualizerValues,
  asked: ReadonlySet<string>,
): { values: FeatureVisualizerValues; problems: Problem[] } {
  const found = checkUnit(values, asked);
  const first = growthOf(values.carry)[0];
  if (!first || (values.param === 'fourier' && first.size > values.size)) return found;
  const message = 'Only a picture of waves can be carried on, and only to a larger size; it keeps its size.';
  return {
    values: { ...found.values, carry: '' },
    problems: asked.has('carry') ? [...found.problems, { name: 'carry', message }] : found.problems,
  };
}

/** The settings with which a picture of `size` pixels is carried on from `step`; undefined where it cannot be. */
export function carriedOn(
  { param, carry, steps }: FeatureVisualizerValues,
  size: number,
  step: number,
): { carry: string; steps: number } | undefined {
  if (param !== 'fourier' || size >= largestGrown) return undefined;
  const before = growthOf(carry).filter(({ from }) => from < step);
  const next = { from: step, size: Math.min(2 * size, largestGrown) };
  // Half as many steps again: the large waves stand, and only the small ones are new.
  const more = Math.max(16, Math.round((before[0]?.from ?? steps) / 2));
  return { carry: written([...before, next]), steps: step + more };
}

/** Whether a run at `step` can go on with the new settings: only what it does from here on differs. */
export function continues(
  before: FeatureVisualizerValues,
  after: FeatureVisualizerValues,
  step: number,
): boolean {
  const isSame = Object.entries(after).every(
    ([name, value]) => name === 'carry' || name === 'steps' || value === before[name as keyof typeof before],
  );
  const done = (carry: string) => written(growthOf(carry).filter(({ from }) => from < step));
  return (
    isSame && after.carry !== before.carry && after.steps > step && done(before.carry) === done(after.carry)
  );
}
