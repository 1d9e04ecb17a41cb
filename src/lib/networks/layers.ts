/**
 * The layers that readers see in each network, by name and number of channels: what the page must know before any
 * weights are loaded. A test holds it against the manifests.
 */
import type { NetworkId } from './manifest.ts';

export interface VisibleLayer {
  name: string;
  channels: number;
}

const blocks = (stage: string, count: number, channels: number): VisibleLayer[] =>
  Array.from({ length: count }, (_, i) => ({ name: `${stage}_${i + 1}`, channels }));

const inception = (channels: Record<string, number>): VisibleLayer[] =>
  Object.entries(channels).map(([block, count]) => ({ name: `inception_${block}`, channels: count }));

/** In the order of depth. */
export const layers: Readonly<Record<NetworkId, readonly VisibleLayer[]>> = {
  resnet50: [
    { name: 'conv1', channels: 64 },
    ...blocks('conv2', 3, 256),
    ...blocks('conv3', 4, 512),
    ...blocks('conv4', 6, 1024),
    ...blocks('conv5', 3, 2048),
    { name: 'logits', channels: 1000 },
  ],
  inceptionv1: [
    { name: 'conv1', channels: 64 },
    { name: 'conv2', channels: 192 },
    ...inception({
      '3a': 256,
      '3b': 480,
      '4a': 512,
      '4b': 512,
      '4c': 512,
      '4d': 528,
      '4e': 832,
      '5a': 832,
      '5b': 1024,
    }),
    { name: 'logits', channels: 1000 },
  ],
};

export const networkTitles: Readonly<Record<NetworkId, string>> = {
  resnet50: 'ResNet-50',
  inceptionv1: 'InceptionV1',
};

/** Channels of a layer; `undefined` where the network has no such layer. */
export function channelsOf(network: NetworkId, layer: string): number | undefined {
  return layers[network].find((l) => l.name === layer)?.channels;
}
