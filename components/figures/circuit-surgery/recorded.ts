/** The recorded first state of each network, as the bundler knows it: a unit, its inputs, and what it does as it was trained. */
import type { SurgerySnapshot } from '#lib/circuits/surgery-config.ts';
import { defaults, serialize } from '#lib/params/index.ts';
import { firstUnits, params, type SurgeryValues } from './params.ts';
import { snapshotOf, type RecordedSurgery } from './view-model.ts';

const files = import.meta.glob<RecordedSurgery>('./recorded/{resnet50,inceptionv1}.json', {
  eager: true,
  import: 'default',
});

/** Of these settings; undefined where they were not recorded. */
export function recorded(values: SurgeryValues): SurgerySnapshot | undefined {
  const file = files[`./recorded/${values.network}.json`];
  const first = { ...defaults(params), ...firstUnits[values.network] };
  // Cuts are not recorded, but what they are compared with is the same.
  const asTrained = {
    ...values,
    operation: 'none',
    cuts: '',
    seed: first.seed,
    everywhere: false,
    classes: false,
  };
  const same =
    serialize(params, asTrained as SurgeryValues).toString() === serialize(params, first).toString();
  return file && same ? snapshotOf(file) : undefined;
}
