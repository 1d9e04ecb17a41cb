/** Which layer and unit each network begins with where the figure is placed with that network. */
import { firstUnit } from '#components/figure/unit-params.ts';
import type { NetworkId } from '#lib/networks/manifest.ts';
import type { ExplorerValues } from './params.ts';

export const startFor = (network: NetworkId): Partial<ExplorerValues> =>
  network === 'resnet50' ? {} : { network, ...firstUnit[network] };
