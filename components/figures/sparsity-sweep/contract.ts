/** What the contract's tests have to know of `sparsity-sweep`. */
import { toy, type Plan } from '#tests/plan.ts';

const plan: Plan = {
  ...toy,
  small: { ...toy.small, features: 6, hidden: 2, models: 3 },
  set: { features: 6, hidden: 2, models: 3 },
  bad: { ...toy.bad, models: 'some', density: 2 },
};

export default plan;
