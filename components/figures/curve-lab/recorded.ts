/** The recorded first state of each network, as the bundler knows it. */
import type { NetworkId } from '#lib/networks/manifest.ts';
import type { ViewModel } from './view-model.ts';

const files = import.meta.glob<ViewModel>('./recorded/*.json', { eager: true, import: 'default' });

/** Of ResNet-50 where nothing was recorded of `network`. */
export const recordedFor = (network: NetworkId): ViewModel | undefined =>
  files[`./recorded/${network}.json`] ?? files['./recorded/resnet50.json'];
