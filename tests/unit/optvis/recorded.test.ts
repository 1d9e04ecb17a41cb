/** The recorded results are what their settings say, whole, and small. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import * as visualizer from '#components/figures/feature-visualizer/params.ts';
import * as row from '#components/figures/objective-row/params.ts';
import * as lab from '#components/figures/regularization-lab/params.ts';
import { layers, networkTitles } from '#lib/networks/layers.ts';
import { checkConfig } from '#lib/optvis/check.ts';
import type { OptvisConfig } from '#lib/optvis/config.ts';
import { defaults, parse, serialize } from '#lib/params/index.ts';
import type { ParamTable, Values } from '#lib/params/index.ts';

interface Entry {
  query: string;
  files: string[];
  steps: number;
  size: number;
  objective: number[][];
  spectra?: { power: (number | null)[]; fine: number }[];
}

const folderOf = (figure: string): string =>
  fileURLToPath(new URL(`../../../components/figures/${figure}/recorded/`, import.meta.url));

const entriesOf = (figure: string): Entry[] =>
  (JSON.parse(readFileSync(join(folderOf(figure), 'index.json'), 'utf8')) as { entries: Entry[] }).entries;

function checkEntries<T extends ParamTable>(
  figure: string,
  table: T,
  toConfig: (values: Values<T>) => OptvisConfig,
): void {
  for (const { query, files, steps, size, objective } of entriesOf(figure)) {
    const { values, problems } = parse(table, new URLSearchParams(query));
    expect(problems, query).toEqual([]);
    expect(serialize(table, values).toString()).toBe(query);
    const { runs } = toConfig(values);
    expect((values as Record<string, unknown>)['steps']).toBe(steps);
    expect(files).toHaveLength(runs.length);
    expect(objective).toHaveLength(runs.length);
    for (const [i, run] of runs.entries()) {
      const { network } = run;
      expect(
        checkConfig(run, { id: network, title: networkTitles[network], layers: layers[network] }),
      ).toEqual([]);
      expect(run.size).toBe(size);
      expect(existsSync(join(folderOf(figure), files[i]!)), files[i]).toBe(true);
      expect(objective[i]!.length).toBeLessThanOrEqual(64);
      expect(objective[i]!.at(-1)).toBeGreaterThan(objective[i]![0]!);
    }
  }
}

describe('recorded results', () => {
  it('of feature-visualizer', () => {
    checkEntries('feature-visualizer', visualizer.params, visualizer.toConfig);
    expect(entriesOf('feature-visualizer').some(({ query }) => query === '')).toBe(true);
  });

  it('of regularization-lab', () => {
    checkEntries('regularization-lab', lab.params, lab.toConfig);
    expect(entriesOf('regularization-lab').map(({ query }) => query)).toContain(
      serialize(lab.params, defaults(lab.params)).toString(),
    );
    for (const { spectra } of entriesOf('regularization-lab')) {
      expect(spectra).toHaveLength(lab.recipes.length);
      for (const { power, fine } of spectra!) {
        expect(power).toHaveLength(lab.rings);
        expect(power.every((value) => value === null || value > 0)).toBe(true);
        expect(fine).toBeGreaterThan(0);
        expect(fine).toBeLessThan(1);
      }
    }
  });

  it('of objective-row', () => {
    checkEntries('objective-row', row.params, row.toConfig);
    expect(entriesOf('objective-row').map(({ query }) => query)).toContain('');
  });

  it('weigh less than a megabyte, and no picture is there that no entry names', () => {
    let bytes = 0;
    for (const figure of ['feature-visualizer', 'regularization-lab', 'objective-row']) {
      const named = new Set(entriesOf(figure).flatMap(({ files }) => files));
      for (const file of readdirSync(folderOf(figure), { recursive: true }) as string[]) {
        bytes += statSync(join(folderOf(figure), file)).size;
        if (file.endsWith('.webp') && !file.startsWith('growth')) expect(named).toContain(file);
      }
    }
    expect(bytes).toBeLessThan(1e6);
  });
});
