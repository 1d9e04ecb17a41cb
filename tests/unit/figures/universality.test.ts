/** The parts of `universality` that are plain data: what is asked, how an answer is read, how a row is drawn. */
import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import type { FieldNote } from '#components/figure-kit/pickers/field-notes.ts';
import { families } from '#components/figures/universality/families.ts';
import { outcomeOf } from '#components/figures/universality/outcome.ts';
import { params } from '#components/figures/universality/params.ts';
import { askedBy, planOf } from '#components/figures/universality/plan.ts';
import { answerOf, entriesOf, shapesOf } from '#components/figures/universality/question.ts';
import { questionOf } from '#components/figures/universality/questions.ts';
import { stripPaths } from '#components/figures/universality/strip.ts';
import { fromPeak, partnerOf, shuffled, standardized } from '#lib/circuits/correspondence.ts';
import { defaults } from '#lib/params/index.ts';

const note = (unit: string, name = 'curve detector, bulging left'): FieldNote => ({
  unit,
  name,
  family: 'curve',
  evidence: { orientation: 180 },
});
const notes = {
  resnet50: [note('conv3_1:3'), note('conv3_2:3'), note('conv3_2:4')],
  inceptionv1: [note('inception_3b:7')],
};

test('every family of the field notes with more than a few units can be asked for', async () => {
  const known = new Set(families.map(({ family }) => family));
  for (const network of ['resnet50', 'inceptionv1']) {
    const file = new URL(`../../../content/units/${network}.json`, import.meta.url);
    const found = JSON.parse(await readFile(file, 'utf8')) as FieldNote[];
    // Edge detectors, one and two of them, would be no family to compare. Families of deeper layers are not of this figure.
    const early = found.filter(
      ({ unit, family }) => /^(conv[123]|inception_3)/.test(unit) && family !== 'edge',
    );
    expect([...new Set(early.map(({ family }) => family))].filter((family) => !known.has(family))).toEqual(
      [],
    );
  }
});

test.each(families.map(({ family }) => family))(
  '%s: the strongest of the pictures of an entry counts',
  (family) => {
    const question = questionOf(family, defaults(params));
    const pictures = shapesOf(question).length;
    expect(pictures).toBeLessThanOrEqual(90);
    // Picture i excites unit 1 of two by i, so that the last picture of each entry is its strongest.
    const answer = answerOf(
      question,
      Float32Array.from({ length: 2 * pictures }, (_, i) => Math.floor(i / 2) * (i % 2)),
      2,
      1,
    );
    let last = -1;
    expect(answer).toEqual(entriesOf(question).map(({ shapes }) => (last += shapes.length)));
  },
);

test('the layer with most units is asked, and an answer tells what was asked', () => {
  const values = { ...defaults(params), radius: 50, network: 'inceptionv1' as const };
  const { probes, name } = planOf(values, ['inceptionv1', 'resnet50'], notes);
  expect(probes.map(({ layer, units }) => [layer, units.length])).toEqual([
    ['inception_3b', 480],
    ['conv3_2', 512],
  ]);
  expect(askedBy(name!)).toEqual({ networks: ['inceptionv1', 'resnet50'], values });
  expect(outcomeOf(notes, ['resnet50', 'inceptionv1'], 'curve').value).toBe('similar');
  expect(outcomeOf({ ...notes, inceptionv1: [] }, ['resnet50', 'inceptionv1'], 'curve').value).toBe('none');
});

test('partners are found by correlation, whatever the scale; shuffling keeps the values', () => {
  const responses = [1, 30, 5, 2, 10, 5, 3, 20, 5];
  const [a, b, flat] = standardized(responses, 3);
  expect(partnerOf(a!, [b!, flat!, a!.map((value) => -value)])).toMatchObject({ unit: 1, correlation: 0 });
  expect(partnerOf(a!, [flat!, b!.map((value) => -value)]).correlation).toBeCloseTo(0.5);
  expect([...shuffled(b!, 1)].sort()).toEqual([...b!].sort());
  expect(fromPeak([1, 2, 4, 0])).toEqual([1, 0, 0.25, 0.5]);
  expect(fromPeak([0, 0])).toBeUndefined();
});

test('a row is one path for each level, neighbors together, controls apart', () => {
  expect(stripPaths([1, 1, 0, 0.5, 0.5], 4)).toEqual([
    { level: 5, d: 'M3 0h1v1h-1zM4.8 0h1.6v1h-1.6z' },
    { level: 10, d: 'M0 0h2v1h-2z' },
  ]);
});
