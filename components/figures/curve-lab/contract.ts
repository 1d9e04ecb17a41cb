/** What the contract's tests have to know of `curve-lab`. */
import { instant, type PlanFor } from '#tests/plan.ts';

const plan: PlanFor = (smallest) => {
  // The first layer with a family of curve detectors.
  const curves = smallest === 'inceptionv1' ? 'inception_3a' : 'conv3_1';
  return {
    ...instant,
    small: { backend: 'wasm', network: smallest, layer: curves, stimulus: 'noise', unit: 7 },
    set: { network: smallest, layer: curves, stimulus: 'noise', unit: 7 },
    network: smallest,
    units: false,
    bad: { radius: 'tight', layer: 'nowhere', unit: 100_000 },
    hidden: { name: 'thickness', label: 'Thickness' },
    locked: { name: 'length', label: 'Length' },
  };
};

export default plan;
