/** What the contract's tests have to know of `preconditioning`. */
import { vision, type Plan } from '#tests/plan.ts';

const plan: Plan = {
  ...vision,
  hidden: { name: 'length', label: 'Step length' },
};

export default plan;
