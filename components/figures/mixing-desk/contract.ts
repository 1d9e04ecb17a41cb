/** What the contract's tests have to know of `mixing-desk`. */
import { toy, type Plan } from '#tests/plan.ts';

const plan: Plan = {
  ...toy,
  small: { ...toy.small, features: 4, hidden: 2, batch: 16 },
  set: { features: 4, hidden: 2 },
  bad: { features: 'many', density: 3, activation: 'gelu' },
};

export default plan;
