/**
 * What the repo keeps of every unit, against PyTorch (tests/golden/units.py): recorded pictures excite their units more than all 10,000
 * test pictures of CIFAR-10, and the ranks name the right ones.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { layers } from '#lib/networks/layers.ts';
import type { NetworkId } from '#lib/networks/manifest.ts';
import { decodeRanks } from '#lib/stimuli/ranks.ts';

interface Golden {
  size: number;
  pictures: number;
  examples: { layer: string; unit: number; strongest: number[] }[];
  gallery: { layer: string; unit: number; file: string; picture: number; largest: number }[];
}
interface Gallery {
  size: number;
  units: Record<NetworkId, Record<string, { unit: number; objective: number }[]>>;
}

const read = (path: string): Buffer => readFileSync(new URL(`../../../${path}`, import.meta.url));
const json = <V>(path: string): V => JSON.parse(read(path).toString()) as V;
const ids = Object.keys(layers) as NetworkId[];
const gallery = json<Gallery>('content/units/gallery.json');

/** `conv3_2` belongs to the stage conv3, `inception_4c` to inception_4; conv1, conv2 and the logits are stages of one layer. */
const stageOf = (layer: string): string => layer.replace(/_(\d)[a-z]$/, '_$1').replace(/^(conv\d)_\d$/, '$1');

describe.each(ids)('%s', (id) => {
  const golden = json<Golden>(`tests/golden/units-${id}.json`);
  const names = layers[id].map(({ name }) => name);

  it.each(names)(
    '%s: exactly the pictures that the site shows were judged, and their units are live',
    (layer) => {
      const judged = golden.gallery.filter((row) => row.layer === layer);
      expect(judged.map(({ unit }) => unit)).toEqual(gallery.units[id][layer]!.map(({ unit }) => unit));
      for (const { unit, file } of judged) {
        const bytes = read(`public/units/${id}/${layer}/${unit}.webp`);
        expect(createHash('sha256').update(bytes).digest('hex').slice(0, 16), `${layer}:${unit}`).toBe(file);
      }
      expect(judged.filter(({ largest }) => largest === 0)).toEqual([]);
    },
  );

  const share = (stage: string): number => {
    const judged = golden.gallery.filter(({ layer }) => stageOf(layer) === stage);
    return judged.filter(({ picture, largest }) => picture > largest).length / judged.length;
  };

  it.each([...new Set(names.map(stageOf))])(
    '%s: recorded pictures beat every photograph on 9 live units in 10',
    (stage) => {
      expect(share(stage)).toBeGreaterThanOrEqual(0.9);
    },
  );

  it('the 20 strongest photographs of a unit in every layer: at least 18 in common', () => {
    expect(golden.examples.map(({ layer }) => layer)).toEqual(names);
    for (const { layer, unit, strongest } of golden.examples) {
      const { buffer, byteOffset, byteLength } = read(`public/units/${id}/${layer}/ranks.bin`);
      const file = buffer.slice(byteOffset, byteOffset + byteLength) as ArrayBuffer;
      const common = decodeRanks(file, unit).strongest.filter((index) => strongest.includes(index));
      expect(common.length, `${layer}:${unit}`).toBeGreaterThanOrEqual(18);
    }
  });
});

it.each(ids)('%s: 32 units of every stage are recorded, and some of every layer', (id) => {
  const count = new Map<string, number>();
  for (const { name } of layers[id]) {
    const recorded = gallery.units[id][name]!.length;
    expect(recorded, name).toBeGreaterThanOrEqual(8);
    if (name !== 'logits') count.set(stageOf(name), (count.get(stageOf(name)) ?? 0) + recorded);
  }
  expect(count.size).toBe(5);
  expect(Math.min(...count.values()), JSON.stringify([...count])).toBeGreaterThanOrEqual(32);
});

it('the pictures of both networks take 6 MB at most', () => {
  const sizes = ids.flatMap((id) =>
    layers[id].flatMap(({ name }) =>
      gallery.units[id][name]!.flatMap(({ unit }) =>
        ['', '-negative'].map((suffix) => read(`public/units/${id}/${name}/${unit}${suffix}.webp`).length),
      ),
    ),
  );
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(6e6);
});
