/** Colors of the page as programs for drawing read them. */
import { expect, it } from 'vitest';
import { plainColor } from '#components/figure-kit/frame/svg-picture.ts';

it.each([
  ['rgb(1, 2, 255)', { color: '#0102ff', alpha: 1 }],
  ['rgba(10, 20, 30, 0.5)', { color: '#0a141e', alpha: 0.5 }],
  ['rgba(0, 0, 0, 0)', { color: '#000000', alpha: 0 }],
  ['color(srgb 1 0.5 0)', { color: '#ff8000', alpha: 1 }],
  ['color(srgb 0 0 1e-7 / 0.25)', { color: '#000000', alpha: 0.25 }],
])('%s', (computed, expected) => {
  expect(plainColor(computed)).toEqual(expected);
});

it('leaves alone what is no color', () => {
  expect(plainColor('none')).toBeUndefined();
  expect(plainColor('url("#lines")')).toBeUndefined();
});
