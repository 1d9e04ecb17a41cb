/** What the contract's tests have to know of `interference`. */
import { toy, type Plan } from '#tests/plan.ts';

const plan: Plan = {
  ...toy,
  small: { ...toy.small, features: 4, hidden: 2, batch: 16, strength: 0.2 },
  set: { features: 4, hidden: 2, strength: 0.2 },
  bad: { features: 'many', strength: 7 },
};

export default plan;
