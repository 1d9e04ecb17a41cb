/** What the contract's tests have to know of `learning-dynamics`. */
import { toy, type Plan } from '#tests/plan.ts';

const plan: Plan = {
  ...toy,
  bad: { steps: 'many', start: 'tiny' },
  locked: { name: 'batch', label: 'Batch' },
};

export default plan;
