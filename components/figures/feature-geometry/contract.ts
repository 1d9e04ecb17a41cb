/** What the contract's tests have to know of `feature-geometry`. */
import { toy, type Plan } from '#tests/plan.ts';

const plan: Plan = {
  ...toy,
  small: { ...toy.small, features: 8, hidden: 2, models: 3 },
  set: { features: 8, hidden: 2, models: 3 },
  bad: { ...toy.bad, features: 401, density: 0 },
  locked: { name: 'batch', label: 'Batch' },
};

export default plan;
