/** The public contract of a figure, as tests: what its reader's buttons do (contract-run.ts), and what its links say (contract-link.ts). */
import { afterAll, describe, expect, inject, test } from 'vitest';
import { answersLinks, pageAround } from './contract-link.ts';
import { planOf } from './plans.ts';
import { runsAsAsked } from './contract-run.ts';
import { closePages } from './page.ts';
import { figureNames } from './pages.ts';

/**
 * Tests every figure that there is whose place among them is `rest` modulo `of`: the tests of one file run one after the other, and there are
 * many. Those that compute run on wasm.
 */
export function testContract(rest: number, of: number): void {
  const figures = figureNames(inject('folder'));
  const around = pageAround();
  afterAll(closePages);

  test('there are figures', () => {
    expect(figures).toEqual(expect.arrayContaining(['feature-visualizer', 'regularization-lab']));
  });

  describe.each(figures.filter((_, place) => place % of === rest))('%s', (name) => {
    const plan = planOf(name);
    runsAsAsked(name, plan);
    answersLinks(name, plan, around);
  });
}
