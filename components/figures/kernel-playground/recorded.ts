/** The kernels of the first layer as one small picture for each network, made by `npm run posters`. */
import type { NetworkId } from '#lib/networks/manifest.ts';
import inceptionv1 from './recorded/inceptionv1.webp?url&no-inline';
import resnet50 from './recorded/resnet50.webp?url&no-inline';

export const sheets: Readonly<Record<NetworkId, string>> = { inceptionv1, resnet50 };
