/**
 * InceptionV1 (GoogLeNet) in its BVLC training, out of the raw weight files of the Caffe model: little-endian float32,
 * a filter as [out, row, column, in], the classifier as [out, in].
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { GraphNode } from '../../lib/networks/manifest.ts';
import { readLabels } from './labels.ts';
import { resnetFolder } from './resnet50.ts';
import type { Source, SourceTensor } from './source.ts';

/** Output channels: 1x1, 3x3_reduce, 3x3, 5x5_reduce, 5x5, pool_proj (Szegedy et al. 2014, table 1). */
const modules: Record<string, [number, number, number, number, number, number]> = {
  '3a': [64, 96, 128, 16, 32, 32],
  '3b': [128, 128, 192, 32, 96, 64],
  '4a': [192, 96, 208, 16, 48, 64],
  '4b': [160, 112, 224, 24, 64, 64],
  '4c': [128, 128, 256, 24, 64, 64],
  '4d': [112, 144, 288, 32, 64, 64],
  '4e': [256, 160, 320, 32, 128, 128],
  '5a': [256, 160, 320, 32, 128, 128],
  '5b': [384, 192, 384, 48, 128, 128],
};

/** [out, ...rest] with `rest` = row, column, in  ->  [row, column, in, out]. */
function outLast(values: Float32Array, out: number): Float32Array {
  const rest = values.length / out;
  const moved = new Float32Array(values.length);
  for (let o = 0; o < out; o++)
    for (let r = 0; r < rest; r++) moved[r * out + o] = values[o * rest + r] as number;
  return moved;
}

async function floats(file: string, count: number): Promise<Float32Array> {
  const bytes = await readFile(file);
  if (bytes.byteLength !== 4 * count)
    throw new Error(`${file} has ${bytes.byteLength} bytes, not ${4 * count}.`);
  return new Float32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength));
}

/** `weights` is the folder that holds `conv1/7x7_s2_filter.bin` and so on. */
export async function inceptionv1(weights: string): Promise<Source> {
  const nodes: GraphNode[] = [];
  const tensors = new Map<string, SourceTensor>();

  async function conv(name: string, file: string, input: string, side: number, cin: number, cout: number) {
    const filter = await floats(join(weights, `${file}_filter.bin`), side * side * cin * cout);
    tensors.set(name, { shape: [side, side, cin, cout], values: outLast(filter, cout) });
    tensors.set(`${name}/bias`, {
      shape: [cout],
      values: await floats(join(weights, `${file}_bias.bin`), cout),
    });
    const pad = (side - 1) / 2;
    nodes.push({ name, op: 'conv', input, weights: name, stride: side === 7 ? 2 : 1, pad, relu: true });
    return name;
  }
  function pool(name: string, input: string, stride: 1 | 2) {
    nodes.push({ name, op: 'maxpool', input, size: 3, stride, pad: stride === 1 ? 1 : 0, ceil: true });
    return name;
  }
  // Caffe divides alpha by the number of channels in the window: 1e-4 / 5.
  function lrn(name: string, input: string) {
    nodes.push({ name, op: 'lrn', input, radius: 2, bias: 1, alpha: 2e-5, beta: 0.75 });
    return name;
  }

  const conv1 = await conv('conv1', 'conv1/7x7_s2', 'input', 7, 3, 64);
  const norm1 = lrn('norm1', pool('pool1', conv1, 2));
  const reduce2 = await conv('conv2_reduce', 'conv2/3x3_reduce', norm1, 1, 64, 64);
  const conv2 = await conv('conv2', 'conv2/3x3', reduce2, 3, 64, 192);
  let last = pool('pool2', lrn('norm2', conv2), 2);
  let channels = 192;
  const layers = ['conv1', 'conv2'];
  for (const [letter, [c1, r3, c3, r5, c5, cp]] of Object.entries(modules)) {
    if (letter === '4a' || letter === '5a') last = pool(`pool${letter === '4a' ? 3 : 4}`, last, 2);
    const name = `inception_${letter}`;
    const branch = (part: string, input: string, side: number, cin: number, cout: number) =>
      conv(`${name}_${part}`, `${name}/${part}`, input, side, cin, cout);
    const one = await branch('1x1', last, 1, channels, c1);
    const three = await branch('3x3', await branch('3x3_reduce', last, 1, channels, r3), 3, r3, c3);
    const five = await branch('5x5', await branch('5x5_reduce', last, 1, channels, r5), 5, r5, c5);
    const pooled = await branch('pool_proj', pool(`${name}_pool`, last, 1), 1, channels, cp);
    nodes.push({ name, op: 'concat', inputs: [one, three, five, pooled] });
    layers.push(name);
    last = name;
    channels = c1 + c3 + c5 + cp;
  }
  nodes.push({ name: 'average', op: 'globalAverage', input: last });
  const classifier = await floats(join(weights, 'loss3', 'classifier_filter.bin'), 1000 * channels);
  tensors.set('logits', { shape: [channels, 1000], values: outLast(classifier, 1000) });
  tensors.set('logits/bias', {
    shape: [1000],
    values: await floats(join(weights, 'loss3', 'classifier_bias.bin'), 1000),
  });
  nodes.push({ name: 'logits', op: 'dense', input: 'average', weights: 'logits' });
  return {
    id: 'inceptionv1',
    title: 'InceptionV1 (GoogLeNet)',
    input: { order: 'BGR', mean: [104, 117, 123] },
    trainedSize: 224,
    nodes,
    layers: [...layers, 'logits'],
    tensors,
    labels: await readLabels(resnetFolder()),
    licence: 'Unrestricted use (BVLC model release)',
    source:
      'bvlc_googlenet, Berkeley Vision and Learning Center, after Szegedy et al. 2014, trained on ImageNet ILSVRC12 by S. Guadarrama',
  };
}
