/** Curves are built from curves: which early curve detectors excite and inhibit the later ones of InceptionV1, by their directions. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { expand } from '#lib/circuits/expand.ts';
import { readUnit } from '#lib/circuits/unit-name.ts';
import { builtNetworks, readNetwork } from '../../support/networks.ts';

interface Note {
  unit: string;
  family: string;
  evidence: Record<string, number>;
}

/** The weight of an early curve detector that counts, and the echo of a late one that is no longer two-sided. */
const least = 0.3;
const echo = 0.1;

const mean = (values: readonly number[]): number => values.reduce((sum, v) => sum + v, 0) / values.length;

test.skipIf(!builtNetworks('site').includes('inceptionv1'))(
  'late curves are excited by early curves of like direction and inhibited by opposite ones',
  async () => {
    const network = await readNetwork('inceptionv1', 'site', 'inception_3b');
    const url = new URL('../../../content/units/inceptionv1.json', import.meta.url);
    const curves = (JSON.parse(readFileSync(url, 'utf8')) as Note[]).filter(
      ({ family }) => family === 'curve',
    );
    const inLayer = (layer: string): Note[] => curves.filter(({ unit }) => readUnit(unit).layer === layer);
    const early = inLayer('inception_3a');
    const found = inLayer('inception_3b').flatMap((late) => {
      const { channels, values } = expand(network, readUnit(late.unit), 'inception_3a');
      const edges = early.map((note) => {
        const turn = note.evidence['orientation']! - late.evidence['orientation']!;
        let sum = 0;
        for (let i = readUnit(note.unit).unit; i < values.length; i += channels) sum += values[i]!;
        return { sum, apart: Math.abs(((turn + 540) % 360) - 180) };
      });
      edges.sort((a, b) => b.sum - a.sum);
      const fed = Math.max(...edges.map(({ sum }) => Math.abs(sum))) >= least;
      if (!fed || late.evidence['opposite']! > echo) return [];
      const three = (part: typeof edges): number => mean(part.map(({ apart }) => apart));
      return [{ unit: late.unit, excite: three(edges.slice(0, 3)), inhibit: three(edges.slice(-3)) }];
    });
    const nearer = found.filter(({ excite, inhibit }) => excite < inhibit).length;
    expect(nearer / found.length).toBeGreaterThan(0.8);
    // Degrees between the directions of the three that excite most, or inhibit most, and that of the unit; 90 if it did not matter.
    expect(mean(found.map(({ excite }) => excite))).toBeLessThan(60);
    expect(mean(found.map(({ inhibit }) => inhibit))).toBeGreaterThan(115);
  },
);
