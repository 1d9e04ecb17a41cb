/** What src/tools/networks wrote: shapes that chain, hashes, sizes, known facts about both networks, and the measured bars. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { layers as visibleLayers } from '#lib/networks/layers.ts';
import type { Manifest, NetworkId } from '#lib/networks/manifest.ts';
import { geometry } from '#tools/networks/geometry.ts';
import { inputsOf } from '#tools/networks/source.ts';
import { builtNetworks } from '../../support/networks.ts';

const folder = join(import.meta.dirname, '../../../public/networks');
const read = (id: NetworkId) =>
  JSON.parse(readFileSync(join(folder, id, 'manifest.json'), 'utf8')) as Manifest;

/** Theoretical receptive fields in pixels, worked out by hand from the papers' tables. */
const fields: Record<NetworkId, Record<string, number>> = {
  resnet50: { conv1: 7, conv2_1: 19, conv2_3: 35, conv3_4: 99, conv4_6: 291, conv5_3: 483, logits: 0 },
  inceptionv1: {
    conv1: 7,
    conv2: 19,
    inception_3a: 59,
    inception_3b: 91,
    inception_4e: 427,
    inception_5b: 715,
    logits: 0,
  },
};
const strides: Record<NetworkId, Record<string, number>> = {
  resnet50: { conv1: 2, conv2_1: 4, conv3_1: 8, conv4_1: 16, conv5_3: 32, logits: 0 },
  inceptionv1: { conv1: 2, conv2: 4, inception_3a: 8, inception_4a: 16, inception_5b: 32, logits: 0 },
};
/** Multiplications and additions at 224 px: He et al. 2016 give 3.8e9 multiply-adds, Szegedy et al. 2014 1.5e9. */
const gigaflops: Record<NetworkId, [number, number]> = { resnet50: [7.4, 7.9], inceptionv1: [2.9, 3.3] };

describe.each(builtNetworks('site'))('%s', (id) => {
  const manifest = read(id);
  const tensors = new Map(manifest.shards.flatMap((shard) => shard.tensors.map((t) => [t.name, t] as const)));

  it('has shards of the stated sizes and hashes', () => {
    for (const shard of manifest.shards) {
      const bytes = readFileSync(join(folder, id, shard.file));
      expect(bytes.length).toBe(shard.bytes);
      expect(createHash('sha256').update(bytes).digest('hex')).toBe(shard.sha256);
      for (const { offset, bytes: length } of shard.tensors) {
        expect(offset % 4).toBe(0);
        expect(offset + length).toBeLessThanOrEqual(shard.bytes);
      }
    }
  });

  it('is a graph whose shapes chain, at any size from 32 px', () => {
    for (const side of [32, 33, 61, 128, 224]) {
      const sizes = geometry(manifest.nodes, tensors, side);
      for (const { name, channels } of manifest.layers) expect(sizes.get(name)?.channels).toBe(channels);
      for (const { size } of sizes.values()) expect(size).toBeGreaterThan(0);
    }
  });

  it('has one layer a shard, in the order of depth, and in each what no earlier layer needs', () => {
    expect(manifest.layers.map(({ name, channels }) => ({ name, channels }))).toEqual(visibleLayers[id]);
    expect(manifest.layers.map((layer) => layer.shard)).toEqual(manifest.shards.map((_, i) => i));
    const loaded = new Set<string>();
    const ready = new Set(['input']);
    for (const [i, layer] of manifest.layers.entries()) {
      for (const tensor of manifest.shards[i]!.tensors) loaded.add(tensor.name);
      for (const node of manifest.nodes)
        if (
          inputsOf(node).every((name) => ready.has(name)) &&
          (!('weights' in node) || (loaded.has(node.weights) && loaded.has(`${node.weights}/bias`)))
        )
          ready.add(node.name);
      expect(ready.has(layer.name)).toBe(true);
    }
    expect(ready.size).toBe(manifest.nodes.length + 1);
  });

  it('lets every layer be taken before its ReLU', () => {
    const nodes = new Map(manifest.nodes.map((node) => [node.name, node]));
    for (const { name } of manifest.layers) {
      const node = nodes.get(name)!;
      const parts = node.op === 'concat' ? node.inputs.map((input) => nodes.get(input)!) : [node];
      if (name === 'logits') expect(node.op).toBe('dense');
      else for (const part of parts) expect(part).toMatchObject({ relu: true });
    }
  });

  it('has the receptive fields, strides and costs of its paper', () => {
    const stated = Object.fromEntries(manifest.layers.map((layer) => [layer.name, layer]));
    for (const [name, field] of Object.entries(fields[id]))
      expect([name, stated[name]?.receptiveField]).toEqual([name, field]);
    for (const [name, stride] of Object.entries(strides[id]))
      expect([name, stated[name]?.stride]).toEqual([name, stride]);
    const costs = manifest.layers.map((layer) => layer.megaflops);
    expect(costs).toEqual(costs.toSorted((a, b) => a - b));
    expect(costs.at(-1)).toBeGreaterThan(1000 * gigaflops[id][0]);
    expect(costs.at(-1)).toBeLessThan(1000 * gigaflops[id][1]);
  });

  it('names its 1,000 classes', () => {
    expect(manifest.labels).toHaveLength(1000);
    // Points along the standard order of ImageNet's classes.
    expect([0, 1, 281, 701, 999].map((i) => manifest.labels[i])).toEqual([
      'tench',
      'goldfish',
      'tabby',
      'parachute',
      'toilet tissue',
    ]);
  });

  it('comes alive after less than half a megabyte', () => {
    expect(manifest.shards[0]!.bytes).toBeLessThan(50_000);
    const stage = manifest.layers.filter(({ name }) => /^conv[12]/.test(name));
    const bytes = stage.reduce((sum, { shard }) => sum + manifest.shards[shard]!.bytes, 0);
    expect(bytes).toBeLessThan(500_000);
  });

  it('agrees with the float weights as measured on 500 pictures', () => {
    expect(manifest.measured).toMatchObject({ pictures: 500, size: 64 });
    const { correlation, top1Agreement } = manifest.measured!;
    expect(Object.keys(correlation)).toEqual(manifest.layers.map((layer) => layer.name));
    for (const [layer, r] of Object.entries(correlation))
      expect([layer, r >= 0.99999]).toEqual([layer, true]);
    expect(top1Agreement).toBeGreaterThanOrEqual(0.99);
  });
});

it('has ResNet-50 always', () => {
  expect(builtNetworks('site')).toContain('resnet50');
});
