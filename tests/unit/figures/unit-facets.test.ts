import { expect, it } from 'vitest';
import { check, firstFacets, params } from '#components/figures/unit-facets/params.ts';
import { namesOf, outcomeOf, percent, verdict } from '#components/figures/unit-facets/words.ts';
import { defaults } from '#lib/params/index.ts';
import type { FacetUnit } from '#lib/units/facets.ts';

const values = defaults(params);

it('a unit that its network lacks is replaced, with a sentence where it was asked for', () => {
  const network = 'inceptionv1' as const;
  expect(check(values, new Set())).toEqual({ values, problems: [] });
  const silent = check({ ...values, network }, new Set(['network']));
  expect(silent).toEqual({ values: { ...values, network, ...firstFacets[network] }, problems: [] });
  const { problems } = check({ ...values, unit: 2000 }, new Set(['unit']));
  expect(problems.map(({ message }) => message).join()).toMatch(/no unit 2000; showing conv/);
});

it('says how many groups there are, and tells groups of one kind apart', () => {
  const facets = ['dog', 'mixed', 'dog'].map((label) => ({ label }));
  const unit = { name: 'dogs', facets } as FacetUnit;
  expect(namesOf(unit)).toEqual(['dog', 'of many kinds', 'dog, another group']);
  const all = outcomeOf(unit);
  expect([all.value, all.sentence.includes('three groups')]).toEqual(['3', true]);
  const one = outcomeOf({ ...unit, facets: unit.facets.slice(0, 1) });
  expect([one.value, one.sentence.includes('one group')]).toEqual(['1', true]);
  expect([percent(0), percent(0.001), percent(0.126)]).toEqual(['0%', 'less than 1%', '13%']);
});

it('compares the pictures with the best photograph, as it came out', () => {
  const run = { step: 3, best: 2, isRecorded: false };
  expect(verdict({ ...run, step: 0, responses: [4, 4] })).toBe('');
  expect(verdict({ ...run, responses: [5, 3] })).toMatch(/every picture .*: 2\.5 and 1\.5 times as much/);
  expect(verdict({ ...run, responses: [5, 1] })).toMatch(/one of two pictures excites/);
  expect(verdict({ ...run, responses: [1, 1] })).toMatch(/no picture excites/);
  expect(verdict({ ...run, responses: [5] })).toMatch(/the picture excites the unit 2\.5 times/);
});
