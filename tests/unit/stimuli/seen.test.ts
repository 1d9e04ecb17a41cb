/** What a network sees of a picture of another side: fine stripes become gray when it is made smaller, and nothing else changes. */
import { describe, expect, it } from 'vitest';
import { createForward } from '#lib/networks/forward.ts';
import { enlarge } from '#lib/stimuli/cifar10.ts';
import { seenAt, type SquarePicture } from '#lib/stimuli/seen.ts';

/** [side * side * 3] from a brightness at each column and row. */
const drawn = (side: number, at: (x: number, y: number) => number): SquarePicture => ({
  side,
  rgb: Float32Array.from({ length: side * side * 3 }, (_, i) => {
    const cell = Math.floor(i / 3);
    return at(cell % side, Math.floor(cell / side));
  }),
});
const stripes = (period: number): SquarePicture => drawn(224, (x) => Number(x % period < period / 2));
const upright = (period: number): SquarePicture => drawn(224, (_, y) => Number(y % period < period / 2));

function spread(values: Float32Array): { mean: number; deviation: number } {
  const mean = values.reduce((sum, v) => sum + v, 0) / values.length;
  return {
    mean,
    deviation: Math.sqrt(values.reduce((sum, v) => sum + (v - mean) ** 2, 0) / values.length),
  };
}

describe.each([64, 96])('224 pixels seen at %i', (size) => {
  it.each([
    [2, 1 / 2],
    [3, 2 / 3],
  ])('stripes of %i pixels become even, as bright as they are on the whole', (period, brightness) => {
    for (const picture of [stripes(period), upright(period)]) {
      const { mean, deviation } = spread(seenAt(picture, size));
      expect(deviation).toBeLessThan(0.05);
      expect(Math.abs(mean - brightness)).toBeLessThan(0.01);
    }
  });

  it('an even picture stays even to its borders, and a slope stays a slope', () => {
    for (const value of seenAt({ side: 224, rgb: new Float32Array(224 * 224 * 3).fill(0.25) }, size))
      expect(Math.abs(value - 0.25)).toBeLessThan(1e-6);
    const slope = seenAt(
      drawn(224, (x) => (x + 0.5) / 224),
      size,
    );
    // Where the border does not cut a mean short.
    for (let x = 2; x < size - 2; x++) expect(Math.abs(slope[3 * x]! - (x + 0.5) / size)).toBeLessThan(1e-3);
  });
});

describe('other sides', () => {
  it('the same side gives the same numbers, a larger one the cubic enlargement', () => {
    const picture = drawn(40, (x, y) => Math.abs(Math.sin(x * y)));
    expect(seenAt(picture, 40)).toBe(picture.rgb);
    expect(seenAt(picture, 90)).toEqual(enlarge(picture.rgb, 90, 40));
  });

  it('the enlargement refuses to make smaller', () => {
    expect(() => enlarge(new Float32Array(40 * 40 * 3), 39, 40)).toThrow(RangeError);
  });
});

it('a look at a picture kept larger than it is seen has it evened, not sampled', async () => {
  const look = createForward({ network: 'resnet50', layer: 'conv1', picture: stripes(2), size: 64 }, [], () =>
    Promise.reject(new Error('not asked')),
  );
  const { input } = await look.read();
  expect([input.width, input.height]).toEqual([64, 64]);
  expect(spread(input.rgb).deviation).toBeLessThan(0.05);
});
