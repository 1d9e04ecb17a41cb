/**
 * Where the layers that readers see stand in their networks: how far apart the cells of a layer's map look at the picture, and how much
 * of it one cell can see. For pages that are built before, or without, the networks. A test holds it against the manifests.
 */
import type { NetworkId } from './manifest.ts';

export interface Place {
  /** Pixels of the picture from one cell to the next; 0 for `logits`. */
  stride: number;
  /** Theoretical receptive field in pixels; 0 for `logits`. */
  receptiveField: number;
}

/** Side in pixels of the pictures that both networks were trained on. */
export const trainedSide = 224;

/** `count` blocks of ResNet-50, each with a 3 x 3 convolution at `stride`, which widens the field by twice that. */
const blocks = (stage: string, stride: number, first: number, count: number): [string, Place][] =>
  Array.from({ length: count }, (_, i) => [
    `${stage}_${i + 1}`,
    { stride, receptiveField: first + 2 * stride * i },
  ]);

/** Inception modules with the same stride; their 5 x 5 convolution widens the field by four times that. */
const modules = (stage: string, stride: number, first: number, letters: string): [string, Place][] =>
  Array.from(letters, (letter, i) => [
    `inception_${stage}${letter}`,
    { stride, receptiveField: first + 4 * stride * i },
  ]);

const vector: Place = { stride: 0, receptiveField: 0 };

export const places: Readonly<Record<NetworkId, Readonly<Record<string, Place>>>> = {
  resnet50: {
    conv1: { stride: 2, receptiveField: 7 },
    ...Object.fromEntries([
      ...blocks('conv2', 4, 19, 3),
      ...blocks('conv3', 8, 51, 4),
      ...blocks('conv4', 16, 131, 6),
      ...blocks('conv5', 32, 355, 3),
    ]),
    logits: vector,
  },
  inceptionv1: {
    conv1: { stride: 2, receptiveField: 7 },
    conv2: { stride: 4, receptiveField: 19 },
    ...Object.fromEntries([
      ...modules('3', 8, 59, 'ab'),
      ...modules('4', 16, 171, 'abcde'),
      ...modules('5', 32, 587, 'ab'),
    ]),
    logits: vector,
  },
};
