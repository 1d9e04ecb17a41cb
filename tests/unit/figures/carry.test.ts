/** A finished picture that is carried on at a larger size: what a link holds of it, and when the run can go on. */
import { describe, expect, it } from 'vitest';
import { carriedOn, check, continues } from '#components/figures/feature-visualizer/carry.ts';
import { readCarry } from '#components/figures/feature-visualizer/growth-text.ts';
import { params, toConfig } from '#components/figures/feature-visualizer/params.ts';
import { defaults } from '#lib/params/index.ts';

const usual = defaults(params);

describe('the list in a link', () => {
  it.each([
    ['128:256', '128:256'],
    [' 128:256 , 192:448 ', '128:256,192:448'],
    ['', ''],
    ['192:256,128:448', undefined],
    ['128:256,192:256', undefined],
    ['128:449', undefined],
    ['128', undefined],
    ['0:256', undefined],
  ])('%j is read as %j', (text, read) => {
    expect(readCarry(text)).toBe(read);
  });

  it('is part of the run', () => {
    expect(toConfig({ ...usual, carry: '128:256,192:448' }).runs[0]!.growth).toEqual([
      { from: 128, size: 256 },
      { from: 192, size: 448 },
    ]);
    expect(toConfig(usual).runs[0]).not.toHaveProperty('growth');
  });

  it('is dropped, with a sentence, for pixels and for a picture that is as large already', () => {
    for (const change of [{ param: 'pixels' as const }, { size: 224, carry: '128:200' }]) {
      const asked = { ...usual, carry: '128:256', ...change };
      const { values, problems } = check(asked, new Set(['carry']));
      expect(values.carry).toBe('');
      expect(problems[0]?.message).toMatch(/keeps its size/);
    }
  });
});

describe('carrying on', () => {
  it('doubles the side, up to 448 pixels, and asks for half as many steps again', () => {
    const once = carriedOn(usual, 128, 128)!;
    expect(once).toEqual({ carry: '128:256', steps: 192 });
    const twice = carriedOn({ ...usual, ...once }, 256, 192)!;
    expect(twice).toEqual({ carry: '128:256,192:448', steps: 256 });
    expect(carriedOn({ ...usual, ...twice }, 448, 256)).toBeUndefined();
    expect(carriedOn({ ...usual, param: 'pyramid' }, 128, 128)).toBeUndefined();
  });

  it('goes on with the run that is there only where nothing before it differs', () => {
    const once = { ...usual, ...carriedOn(usual, 128, 128)! };
    expect(continues(usual, once, 128)).toBe(true);
    expect(continues(usual, { ...once, seed: 2 }, 128)).toBe(false);
    expect(continues(usual, { ...once, carry: '64:256' }, 128)).toBe(false);
    expect(continues(once, usual, 150)).toBe(false);
    expect(continues(usual, usual, 128)).toBe(false);
  });
});
