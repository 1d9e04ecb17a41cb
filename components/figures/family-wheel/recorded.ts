/** The recorded first state of each network, as the bundler knows it. */
import type { NetworkId } from '#lib/networks/manifest.ts';
import type { KernelTable } from './kernels.ts';
import type { ViewModel } from './view-model.ts';

export interface Recorded extends ViewModel {
  kernels: KernelTable;
}

const files = import.meta.glob<Recorded>('./recorded/*.json', { eager: true, import: 'default' });

/** Of ResNet-50 where nothing was recorded of `network`. */
export const recordedFor = (network: NetworkId): Recorded | undefined =>
  files[`./recorded/${network}.json`] ?? files['./recorded/resnet50.json'];
