/** Tuning curves of `curve-lab`: one batch is what one pass for each picture is; and which units of a family are shown. */
import { beforeAll, describe, expect, test } from 'vitest';
import type { FieldNote } from '#components/figure-kit/pickers/field-notes.ts';
import { spreadFamily } from '#components/figure-kit/pickers/note-family.ts';
import { check, configOf, params } from '#components/figures/curve-lab/params.ts';
import { toViewModel } from '#components/figures/curve-lab/view-model.ts';
import { startBackend } from '#lib/compute/backends.ts';
import { drawAll, runProbe } from '#lib/circuits/probe.ts';
import { defaults } from '#lib/params/index.ts';
import { readNotes } from '#tools/recording/notes.ts';
import { builtNetworks, readNetwork } from '../../support/networks.ts';

beforeAll(() => startBackend('wasm', {}));

describe.each(builtNetworks('site'))('%s', (network) => {
  test('a tuning curve computed as one batch is the one computed picture by picture', async () => {
    const { values } = check({ ...defaults(params), network }, new Set(['network']));
    const notes = await readNotes(network);
    const config = configOf(notes, values);
    // A quarter of the directions, which keeps the test short.
    const probe = { ...config.probes[0]!, stimuli: config.probes[0]!.stimuli.filter((_, k) => k % 4 === 0) };
    const open = await readNetwork(network, 'site', probe.layer);
    const run = (stimuli: typeof probe.stimuli) =>
      runProbe(open, { ...probe, stimuli }, drawAll(stimuli, config.size), config.size, config.reach);
    const together = await run(probe.stimuli);
    const singles: number[] = [];
    for (const stimulus of probe.stimuli) singles.push(...(await run([stimulus])).responses);
    const largest = Math.max(...singles);
    expect(largest).toBeGreaterThan(0);
    // The same sums in another order: far below what is drawn.
    together.responses.forEach((value, i) =>
      expect(Math.abs(value - singles[i]!)).toBeLessThan(1e-4 * largest),
    );
    const shown = toViewModel({ step: 1, asked: config, results: [together] }, notes)!;
    expect(shown.members.map(({ unit }) => unit)).toEqual(probe.units);
    expect(shown.responses[1]![2]).toBe(together.responses[2 * probe.units.length + 1]);
    open.dispose();
  });
});

test('a family is thinned where it is densest, and keeps the unit that was asked for', () => {
  const note = (unit: number, orientation: number, peak = 1): FieldNote => ({
    unit: `layer:${unit}`,
    name: `curve detector, ${unit}`,
    family: 'curve',
    evidence: { orientation, peak },
  });
  const notes = [note(1, 0), note(2, 90), note(3, 100, 2), note(4, 180), note(5, 355, 0.5)];
  const units = (most: number, keep?: number) =>
    spreadFamily(notes, 'layer', 'curve', most, keep === undefined ? {} : { keep }).map(({ unit }) => unit);
  expect(units(9)).toEqual([1, 2, 3, 4, 5]);
  // 5 and 1 are closest, around the top of the circle; then 2 and 3.
  expect(units(4)).toEqual([1, 2, 3, 4]);
  expect(units(3)).toEqual([1, 3, 4]);
  expect(units(3, 2)).toEqual([1, 2, 4]);
  expect(units(3, 77).at(-1)).toBe(77);
});
