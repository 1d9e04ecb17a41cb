/** What the contract's tests have to know of `phase-diagram`. */
import { toy, type Plan } from '#tests/plan.ts';

const plan: Plan = {
  ...toy,
  small: { backend: 'wasm', cells: 8, restarts: 1, steps: 2 },
  set: { cells: 8, restarts: 1 },
  bad: { steps: 'many', model: '4-3', cells: 4 },
};

export default plan;
