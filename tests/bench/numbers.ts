/** How the bench writes what it measured. */
import type { Contender } from './page/page.ts';

export const median = (values: number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;

export function inWords({ times, dispatches }: Contender): string {
  const range = `${Math.min(...times).toFixed(0)} to ${Math.max(...times).toFixed(0)}`;
  return `${median(times).toFixed(0)} ms (${range})${dispatches ? `, ${dispatches} dispatches` : ''}`;
}
