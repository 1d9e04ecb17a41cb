/** What the contract's tests have to know of `objective-row`. */
import { vision, type PlanFor } from '#tests/plan.ts';

const plan: PlanFor = (smallest) => ({
  ...vision,
  small: { ...vision.small, network: smallest },
  set: { ...vision.set, network: smallest },
  network: smallest,
});

export default plan;
