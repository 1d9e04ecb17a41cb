/**
 * How weights are kept, by network and the shard (named after its layer) that holds them; biases are always float32. Chosen by
 * measurement (tests/golden/measure_precision.py): few bytes, and the probabilities of 50 photographs at 64 px within 7e-4 of PyTorch's.
 * Each bit less doubles a layer's part in the error and saves bytes by the number of its weights, so bits go where weights are few:
 * to the early layers, and above all to 4,096 weights in the first block of ResNet-50, to which its answers are most sensitive.
 */
import type { NetworkId, TensorInfo } from '../../lib/networks/manifest.ts';

/** The first row whose pattern fits `<layer> <tensor>` holds. */
const encodings: Record<NetworkId, [pattern: RegExp, encoding: TensorInfo['encoding']][]> = {
  resnet50: [
    [/ conv2_1_a$/, 'f32'],
    [/^(conv[123]|logits)/, 'q16'],
    [/^conv5_2/, 'q14'],
    [/./, 'q15'],
  ],
  inceptionv1: [
    [/^(conv|inception_3)/, 'q16'],
    [/^inception_4/, 'q15'],
    [/^inception_5/, 'q14'],
    [/./, 'q13'],
  ],
};

export function encodingOf(id: NetworkId, layer: string, tensor: string): TensorInfo['encoding'] {
  if (tensor.endsWith('/bias')) return 'f32';
  return encodings[id].find(([pattern]) => pattern.test(`${layer} ${tensor}`))?.[1] ?? 'f32';
}
