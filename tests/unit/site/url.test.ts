/** Whole addresses are named where the build was told its origin, and nowhere else. */
import { expect, it } from 'vitest';
import { absoluteUrl } from '#components/site/url.ts';

it('has no whole address without an origin, and one with it', () => {
  expect(absoluteUrl('/circuits/', undefined)).toBeUndefined();
  expect(absoluteUrl('/circuits/', new URL('https://a.org'))).toBe('https://a.org/circuits/');
});
