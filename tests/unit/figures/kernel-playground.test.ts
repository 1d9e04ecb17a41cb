/** The settings of `kernel-playground`: they agree with each other, whatever a link asks for; and its question has one right answer. */
import { describe, expect, test } from 'vitest';
import { check, params, type PlaygroundValues } from '#components/figures/kernel-playground/params.ts';
import { drawing, drawings } from '#components/figures/kernel-playground/pictures.ts';
import { presetNames, presetWeights } from '#components/figures/kernel-playground/presets.ts';
import { mapOptions } from '#components/figures/kernel-playground/question.ts';
import { handKernel, lookedAt, short } from '#components/figures/kernel-playground/view-model.ts';
import { readWeights, refitted } from '#components/figures/kernel-playground/weights-text.ts';
import { slide } from '#lib/networks/sliding.ts';
import { defaults, parse, serialize } from '#lib/params/index.ts';

const settings = (query: string): PlaygroundValues => {
  const search = new URLSearchParams(query);
  return check(parse(params, search).values, new Set(search.keys())).values;
};

describe('settings', () => {
  test('are what they are without a link', () => {
    expect(settings('')).toEqual(defaults(params));
  });

  test('with numbers of one’s own have their size, and one step a place', () => {
    const five = Array.from({ length: 25 }, (_, i) => (i === 12 ? -9 : 0)).join();
    expect(settings(`weights=${five}`)).toMatchObject({
      kernel: 'own',
      size: '5',
      weights: five,
      steps: 784,
    });
    expect(settings('kernel=network&unit=7')).toMatchObject({ steps: 256, weights: '' });
    expect(settings('stride=2')).toMatchObject({ steps: 225 });
    expect(settings('stride=2&steps=7&at=900')).toMatchObject({ steps: 7, at: 224 });
    const own = settings('weights=1,2,3,4,5,6,7,8,9');
    const wide = check({ ...own, size: '5' }, new Set(['size'])).values;
    expect(wide).toMatchObject({ size: '5', weights: '0,0,0,0,0,0,1,2,3,0,0,4,5,6,0,0,7,8,9,0,0,0,0,0,0' });
    expect(settings(serialize(params, wide).toString())).toEqual(wide);
  });

  test('refuse what is no kernel, with a sentence', () => {
    for (const bad of ['1,2,3', '1,2,x,4,5,6,7,8,9', '10,0,0,0,0,0,0,0,0', '1,,0,0,0,0,0,0,0'])
      expect(readWeights(bad)).toBeUndefined();
    expect(readWeights(' 1.004, -.5,−0,0,0,0,0,0,0 ')).toBe('1,-0.5,0,0,0,0,0,0,0');
    const { problems } = parse(params, new URLSearchParams('weights=1,2,x'));
    expect(problems[0]!.message).toContain('“1,2,x”');
  });
});

test('a kernel grows and shrinks around its middle', () => {
  const small = Float32Array.of(1, 2, 3, 4, 5, 6, 7, 8, 9);
  expect(refitted(refitted(small, 5), 3)).toEqual(small);
});

test('edges and spots say nothing of an even surface; blur, sharpen and copy keep it', () => {
  for (const name of presetNames)
    for (const size of [3, 5]) {
      const sum = presetWeights(name, size).reduce((total, weight) => total + weight, 0);
      expect(sum).toBeCloseTo(['blur', 'sharpen', 'identity'].includes(name) ? 1 : 0, 5);
    }
});

test('the question has three maps, the right one among them, in an order that the seed draws', () => {
  const orders = new Set<string>();
  for (let seed = 0; seed < 20; seed++) {
    const values = { ...defaults(params), seed };
    const options = mapOptions(drawing('house'), values);
    const right = slide(drawing('house'), handKernel(values)).map((sum) => Math.max(0, sum));
    expect(options.find(({ value }) => value === 'right')!.map).toEqual(right);
    expect(new Set(options.map(({ map }) => map.join())).size).toBe(3);
    orders.add(options.map(({ value }) => value).join());
  }
  expect(orders.size).toBeGreaterThan(3);
  // Elsewhere too, but where two maps are empty: an upright edge that is light on the left has no other.
  for (const picture of drawings)
    for (const kernel of presetNames)
      for (const relu of [false, true]) {
        const nothing = picture === 'edge' && (kernel === 'horizontal' || (kernel === 'vertical' && relu));
        const options = mapOptions(drawing(picture), { ...defaults(params), kernel, relu });
        expect(options, `${picture}, ${kernel}, ${relu}`).toHaveLength(nothing ? 0 : 3);
      }
});

test('the place that is looked at follows the run, unless the reader went elsewhere', () => {
  const full = Float32Array.from({ length: 9 }, (_, i) => (i === 4 ? 2 : 0));
  expect(lookedAt(-1, full.subarray(0, 6), 3)).toBe(5);
  expect(lookedAt(-1, full, 3)).toBe(4);
  expect(lookedAt(7, full, 3)).toBe(7);
});

test('numbers are short', () => {
  expect([0, -0.001, 0.25, -0.5, 1, -1.5, 12.34, -731.4].map(short)).toEqual([
    '0',
    '0',
    '.25',
    '−.50',
    '1',
    '−1.50',
    '12.3',
    '−731',
  ]);
});
