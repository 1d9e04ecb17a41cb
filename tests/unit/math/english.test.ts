/** Numbers in words are those of the browser's own formatter, which is too slow to start. */
import { english } from '#lib/math/english.ts';
import { createRandom } from '#lib/math/random.ts';
import { expect, test } from 'vitest';

const random = createRandom(1);
const drawn = Array.from({ length: 1000 }, () => {
  const value = 10 ** (18 * random.uniform() - 9) * (random.uniform() < 0.2 ? -1 : 1);
  return random.uniform() < 0.5 ? value : Math.round(value);
}).filter((value) => !Object.is(value, -0));
const edges = [0, 1, 999, 1000, 999.9995, 0.0005, 1e6, 123456.789, 1e15, 0.001, NaN, Infinity, -Infinity];
const values = [...drawn, ...edges];

test('with at most three decimals', () => {
  const browser = new Intl.NumberFormat('en-US');
  expect(values.map((value) => english(value))).toEqual(values.map((value) => browser.format(value)));
});

test.each([1, 2, 3])('with at most %i significant digits', (maximumSignificantDigits) => {
  const browser = new Intl.NumberFormat('en-US', { maximumSignificantDigits });
  expect(values.map((value) => english(value, maximumSignificantDigits))).toEqual(
    values.map((value) => browser.format(value)),
  );
});
