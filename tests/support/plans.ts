/** Figure by figure, what the contract's tests have to know: the files `components/figures/<name>/contract.ts`. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inject } from 'vitest';
import type { Plan, PlanFor } from './plan.ts';

const found = import.meta.glob<Plan | PlanFor>('/components/figures/*/contract.ts', {
  eager: true,
  import: 'default',
});

/** The network that figures take which need one to its end. */
export function smallestNetwork(): 'inceptionv1' | 'resnet50' {
  const { networks } = JSON.parse(readFileSync(join(inject('folder'), 'networks/index.json'), 'utf8')) as {
    networks: string[];
  };
  return networks.includes('inceptionv1') ? 'inceptionv1' : 'resnet50';
}

/** Throws an Error for a figure that says nothing of itself. */
export function planOf(name: string): Plan {
  const file = `components/figures/${name}/contract.ts`;
  const plan = found[`/${file}`];
  if (!plan)
    throw new Error(
      `The figure “${name}” has no ${file}, which says how the contract's tests run it: CONTRIBUTING.md, “A figure”.`,
    );
  return typeof plan === 'function' ? plan(smallestNetwork()) : plan;
}
