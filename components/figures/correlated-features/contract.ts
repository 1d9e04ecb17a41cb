/** What the contract's tests have to know of `correlated-features`. */
import { toy, type Plan } from '#tests/plan.ts';

const plan: Plan = {
  ...toy,
  bad: { steps: 'many', arrangement: 'triples' },
};

export default plan;
