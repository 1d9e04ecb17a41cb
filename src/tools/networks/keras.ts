/** Reads a Keras model in TensorFlow.js's layers format: its layers, and its weights by name. */
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { SourceTensor } from './source.ts';

export interface KerasLayer {
  class_name: string;
  name: string;
  config: {
    padding?: 'valid' | 'same' | [[number, number], [number, number]];
    strides?: [number, number];
    kernel_size?: [number, number];
    pool_size?: [number, number];
    activation?: string;
    epsilon?: number;
    use_bias?: boolean;
  };
  /** Names of the layers that this one reads. */
  inputs: string[];
}

interface ModelJson {
  modelTopology: {
    model_config: {
      config: {
        layers: (Omit<KerasLayer, 'inputs'> & { inbound_nodes: [string, number, number, object][][] })[];
      };
    };
  };
  weightsManifest: { paths: string[]; weights: { name: string; shape: number[]; dtype: string }[] }[];
}

/** The layers in the order of the file, in which a layer comes after its inputs. */
export async function readKeras(
  file: string,
): Promise<{ layers: KerasLayer[]; weights: Map<string, SourceTensor> }> {
  const model = JSON.parse(await readFile(file, 'utf8')) as ModelJson;
  const layers = model.modelTopology.model_config.config.layers.map((layer) => ({
    class_name: layer.class_name,
    name: layer.name,
    config: layer.config,
    inputs: layer.inbound_nodes.flat().map(([name]) => name),
  }));
  const weights = new Map<string, SourceTensor>();
  for (const group of model.weightsManifest) {
    const parts = await Promise.all(group.paths.map((path) => readFile(join(dirname(file), path))));
    const bytes = Buffer.concat(parts);
    let offset = bytes.byteOffset;
    for (const { name, shape, dtype } of group.weights) {
      if (dtype !== 'float32') throw new Error(`${name} is ${dtype}, not float32.`);
      const count = shape.reduce((a, b) => a * b, 1);
      const end = offset + 4 * count;
      if (end > bytes.byteOffset + bytes.byteLength)
        throw new Error(`The weights end in the middle of ${name}.`);
      weights.set(name, { shape, values: new Float32Array(bytes.buffer.slice(offset, end)) });
      offset = end;
    }
  }
  return { layers, weights };
}
