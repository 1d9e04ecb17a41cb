/**
 * Bits per weight, by network and the shard (named after its layer) that holds it; biases are always float32. Chosen by
 * measurement (tests/golden/measure_precision.py): early layers are small and every later layer inherits their errors,
 * so bits are spent there.
 */
import type { NetworkId, TensorInfo } from '../../lib/networks/manifest.ts';

const bits: Record<NetworkId, [layers: RegExp, bits: number][]> = {
  resnet50: [
    [/^(conv1|conv2_)/, 12],
    [/^conv3_/, 11],
    [/^conv4_/, 10],
    [/./, 9],
  ],
  inceptionv1: [
    [/^conv/, 12],
    [/^inception_3/, 11],
    [/./, 10],
  ],
};

export function encodingOf(id: NetworkId, layer: string, tensor: string): TensorInfo['encoding'] {
  if (tensor.endsWith('/bias')) return 'f32';
  const row = bits[id].find(([layers]) => layers.test(layer));
  return row ? `q${row[1]}` : 'f32';
}
