/** What the contract's tests have to know of `superposition-trainer`. */
import { toy, type Plan } from '#tests/plan.ts';

const plan: Plan = {
  ...toy,
  small: { backend: 'wasm', steps: 2, features: 6, hidden: 3, instances: 2 },
  set: { features: 6, hidden: 3, instances: 2 },
  bad: { steps: 'many', features: 1000, activation: 'gelu', sparsities: '3:2' },
  // There are charts and guesses with “steps” in their labels.
  locked: { name: 'batch', label: 'Batch' },
};

export default plan;
