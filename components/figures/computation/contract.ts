/** What the contract's tests have to know of `computation`. */
import { toy, type Plan } from '#tests/plan.ts';

const plan: Plan = {
  ...toy,
  small: { ...toy.small, features: 4, hidden: 3, restarts: 1, batch: 16 },
  set: { features: 4, hidden: 3, restarts: 1 },
  bad: { features: 'many', hidden: 500, restarts: 0 },
};

export default plan;
