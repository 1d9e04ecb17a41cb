/**
 * What `public/networks/<id>/manifest.json` holds: the graph of a network, the layers that readers see,
 * and the shards its weights come in. One shard a reader-visible layer, in the order of depth, so that
 * `T(layer)` needs only the shards up to that layer.
 */
export type NetworkId = 'resnet50' | 'inceptionv1';

/** One operation. `input` names earlier nodes; the picture is the node `input`. NHWC throughout. */
export type GraphNode = { name: string } & (
  | {
      /** Convolution + bias, then an optional ReLU. `weights` names a filter tensor [kh, kw, in, out] and `<weights>/bias` [out]. */
      op: 'conv';
      input: string;
      weights: string;
      stride: 1 | 2;
      /** Zeros before and after, on both axes. */
      pad: number;
      relu: boolean;
    }
  | {
      /** Max pooling; `ceil` is Caffe's rounding (windows may hang over the end, never the start). `pad` as in conv. */
      op: 'maxpool';
      input: string;
      size: number;
      stride: 1 | 2;
      pad: number;
      ceil: boolean;
    }
  | { op: 'lrn'; input: string; radius: number; bias: number; alpha: number; beta: number }
  | { op: 'concat'; inputs: string[] }
  | { op: 'add'; inputs: [string, string]; relu: boolean }
  /** Mean over both spatial axes: [b, h, w, c] -> [b, c]. */
  | { op: 'globalAverage'; input: string }
  /** `weights` names a matrix [in, out] and `<weights>/bias` [out]. */
  | { op: 'dense'; input: string; weights: string }
);

/** A layer that readers see; its name is also the name of a graph node. */
export interface LayerInfo {
  name: string;
  channels: number;
  /** Pixels of the picture from one cell to the next; 0 for `logits`. */
  stride: number;
  /** Theoretical receptive field in pixels; 0 for `logits`. */
  receptiveField: number;
  /** Index of the last shard that the layer needs. */
  shard: number;
  /** Multiplications and additions of the forward pass up to here at 224 x 224, in units of 1e6. */
  megaflops: number;
}

/** A tensor inside a shard. Offsets in bytes from the start of the shard. */
export interface TensorInfo {
  name: string;
  shape: number[];
  offset: number;
  bytes: number;
  /**
   * `f32` and `f16` are little-endian IEEE floats. `q<n>`: first one f32 scale per output channel (the last axis), then
   * the integers v + 2^(n-1) with v in -(2^(n-1)-1) .. 2^(n-1)-1, n bits each, least significant bit first, no padding
   * between them; weight = v * scale[output channel].
   */
  encoding: 'f32' | 'f16' | `q${number}`;
}

export interface ShardInfo {
  file: string;
  bytes: number;
  sha256: string;
  tensors: TensorInfo[];
}

export interface Manifest {
  schema: 1;
  id: NetworkId;
  title: string;
  /** How a picture in 0..1, RGB, becomes the network's input: channel order, then 255 * x - mean[channel]. */
  input: { order: 'BGR' | 'RGB'; mean: [number, number, number] };
  /** Side in pixels of the pictures the network was trained on. */
  trainedSize: number;
  nodes: GraphNode[];
  layers: LayerInfo[];
  /** In the order of the logits. */
  labels: string[];
  shards: ShardInfo[];
  licence: string;
  source: string;
  /** Agreement of the shards with the float weights; absent for float shards. */
  measured?: {
    pictures: number;
    size: number;
    /** Median over channels of the correlation of activations, by layer. */
    correlation: Record<string, number>;
    top1Agreement: number;
  };
}
