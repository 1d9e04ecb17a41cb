/** Cuts a network into one shard per reader-visible layer and writes them with their manifest. */
import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Manifest, ShardInfo, TensorInfo } from '../../lib/networks/manifest.ts';
import { geometry, megaflops } from './geometry.ts';
import { measurement } from './measured.ts';
import { pack } from './pack.ts';
import { encodingOf } from './precision.ts';
import { ancestors, type Source } from './source.ts';

export type Precision = 'packed' | 'f32';

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** Names of the tensors that each layer needs and no layer before it does. */
function tensorsByLayer(source: Source): string[][] {
  const taken = new Set<string>();
  return source.layers.map((layer) => {
    const names = ancestors(source.nodes, layer)
      .flatMap((node) => ('weights' in node ? [node.weights, `${node.weights}/bias`] : []))
      .filter((name) => !taken.has(name));
    for (const name of names) taken.add(name);
    return names;
  });
}

function shardOf(source: Source, layer: string, names: string[], precision: Precision) {
  const parts: Uint8Array[] = [];
  const tensors: TensorInfo[] = [];
  let offset = 0;
  for (const name of names) {
    const tensor = source.tensors.get(name);
    if (!tensor) throw new Error(`${source.title} has no tensor ${name}.`);
    const encoding = precision === 'f32' ? 'f32' : encodingOf(source.id, layer, name);
    const bytes = pack(tensor.values, tensor.shape, encoding);
    tensors.push({ name, shape: tensor.shape, offset, bytes: bytes.byteLength, encoding });
    // Offsets stay multiples of 4, so that floats can be viewed in place.
    const padding = (4 - (bytes.byteLength % 4)) % 4;
    parts.push(bytes, new Uint8Array(padding));
    offset += bytes.byteLength + padding;
  }
  const bytes = Buffer.concat(parts);
  const hash = sha256(bytes);
  const info: ShardInfo = {
    file: `${layer}.${hash.slice(0, 8)}.bin`,
    bytes: bytes.byteLength,
    sha256: hash,
    tensors,
  };
  return { bytes, info };
}

/** Writes `folder`, which must not hold an older build. `log` hears of every shard. */
export async function writeNetwork(
  source: Source,
  folder: string,
  precision: Precision,
  log: (line: string) => void,
): Promise<Manifest> {
  await mkdir(folder, { recursive: true });
  const sizes = geometry(source.nodes, source.tensors, source.trainedSize);
  const shards: ShardInfo[] = [];
  for (const [i, names] of tensorsByLayer(source).entries()) {
    const layer = source.layers[i] as string;
    const { bytes, info } = shardOf(source, layer, names, precision);
    await writeFile(join(folder, info.file), bytes);
    shards.push(info);
    log(
      `${source.title}: ${layer}, ${(bytes.byteLength / 1e6).toFixed(2)} MB (${i + 1} of ${source.layers.length})`,
    );
  }
  const measured = precision === 'f32' ? undefined : await measurement(source.id, shards);
  if (precision !== 'f32' && !measured)
    log(
      `${source.title}: these shards have not been measured against the float weights ` +
        '(tests/golden/measure_precision.py does it), so the manifest states no agreement.',
    );
  const manifest: Manifest = {
    schema: 1,
    id: source.id,
    title: source.title,
    input: source.input,
    trainedSize: source.trainedSize,
    nodes: source.nodes,
    layers: source.layers.map((name, shard) => {
      const size = sizes.get(name);
      if (!size) throw new Error(`${source.title} has no node ${name}.`);
      const { channels, stride, receptiveField } = size;
      return {
        name,
        channels,
        stride,
        receptiveField,
        shard,
        megaflops: megaflops(source.nodes, sizes, name),
      };
    }),
    labels: source.labels,
    shards,
    licence: source.licence,
    source: source.source,
    ...(measured && { measured }),
  };
  await writeFile(join(folder, 'manifest.json'), `${JSON.stringify(manifest)}\n`);
  return manifest;
}
