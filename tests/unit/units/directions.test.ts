/** Heaps along directions of a layer: that they are the farthest photographs, and that the kept samples say what the ranks say. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { channelsOf, layers } from '#lib/networks/layers.ts';
import type { NetworkId } from '#lib/networks/manifest.ts';
import { createRandom } from '#lib/math/random.ts';
import { decodeRanks } from '#lib/stimuli/ranks.ts';
import { decodeSample, encodeSample, sampleCount, sampleLayers } from '#lib/units/activation-sample.ts';
import { along, alikeLoud, farthest, randomDirection, spread } from '#lib/units/directions.ts';
import { purityOf } from '#lib/units/purity.ts';
import { root } from '../../../src/tools/steps.ts';

const random = createRandom(1);
const sample = {
  photographs: 30,
  units: 7,
  values: Float32Array.from({ length: 210 }, (_, i) => (i % 7 === 6 ? 0 : random.uniform() ** 3)),
};

test('a direction of one unit is the unit, and moving zero or changing the length moves no photograph', () => {
  const direction = randomDirection(7, createRandom(2));
  const heap = farthest(along(sample, direction), 5);
  const sums = Array.from({ length: 30 }, (_, i) =>
    direction.reduce((sum, weight, unit) => sum + weight * sample.values[7 * i + unit]!, 0),
  );
  expect(heap).toEqual([...sums.keys()].sort((a, b) => sums[b]! - sums[a]!).slice(0, 5));
  const longer = direction.map((weight) => 3 * weight);
  const moved = { ...sample, values: sample.values.map((value, i) => value - 0.1 * (i % 7)) };
  expect(farthest(along(moved, longer), 5)).toEqual(heap);
  expect(along(sample, Float32Array.of(0, 0, 1, 0, 0, 0, 0))[4]).toBe(sample.values[4 * 7 + 2]);
  expect([spread(Float32Array.of(0, 3, 0)), spread(Float32Array.of(1, -1, 1))]).toEqual([1, 3]);
});

test('units made alike have the same deviation, and what is silent stays so', () => {
  const { values } = alikeLoud(sample);
  for (let unit = 0; unit < 7; unit++) {
    const own = Array.from({ length: 30 }, (_, i) => values[7 * i + unit]!);
    const mean = own.reduce((sum, value) => sum + value, 0) / 30;
    const variance = own.reduce((sum, value) => sum + (value - mean) ** 2, 0) / 30;
    expect(variance).toBeCloseTo(unit === 6 ? 0 : 1, 4);
  }
});

test('the most frequent class of a heap is counted', () => {
  expect(purityOf([0, 1, 2, 3], [4, 9, 9, 4])).toEqual({ label: 4, share: 0.5 });
  expect(purityOf([1, 2, 3, 5], [4, 9, 9, 4, 4, 9])).toEqual({ label: 9, share: 0.75 });
  expect(purityOf([], [])).toEqual({ label: 0, share: 0 });
});

test('a file holds a sample to 8 bits, and what is no such file is refused', () => {
  const file = encodeSample(sample).buffer as ArrayBuffer;
  const read = decodeSample(file);
  // The codes are roots: half a step of 1/255 on a root of up to 1 is 1/255 of the value.
  read.values.forEach((value, i) => expect(Math.abs(value - sample.values[i]!)).toBeLessThan(1 / 255));
  expect(() => decodeSample(file.slice(1))).toThrow(RangeError);
  expect(() => decodeSample(new ArrayBuffer(8))).toThrow(RangeError);
});

describe.each(
  (Object.keys(layers) as NetworkId[]).flatMap((id) => sampleLayers[id].map((layer) => [id, layer] as const)),
)('%s %s', (id, layer) => {
  const folder = join(root, 'public/units', id, layer);
  const read = (name: string) => new Uint8Array(readFileSync(join(folder, name))).buffer;

  test('the photographs that excite a unit most are those of the ranks', () => {
    const kept = decodeSample(read('activations.bin'));
    expect([kept.photographs, kept.units]).toEqual([sampleCount, channelsOf(id, layer)]);
    const ranks = read('ranks.bin');
    let [found, wanted] = [0, 0];
    for (let unit = 0; unit < kept.units; unit += 5) {
      const best = decodeRanks(ranks, unit).strongest.filter((index) => index < sampleCount);
      const own = Float32Array.from({ length: sampleCount }, (_, i) => kept.values[i * kept.units + unit]!);
      const heap = new Set(farthest(own, best.length));
      wanted += best.length;
      found += best.filter((index) => heap.has(index)).length;
    }
    expect(wanted).toBeGreaterThan(100);
    // Equal codes hide an order now and then.
    expect(found / wanted).toBeGreaterThan(0.97);
  });
});
