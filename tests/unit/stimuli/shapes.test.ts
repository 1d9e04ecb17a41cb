/** What the synthetic pictures show: directions go clockwise on the screen from the right, and contrasts and wavelengths are as asked for. */
import { describe, expect, it } from 'vitest';
import { drawShape, type Shape } from '#lib/stimuli/shapes.ts';
import type { Color } from '#lib/stimuli/strokes.ts';

const size = 64;
const black: Color = [0, 0, 0];
const white: Color = [1, 1, 1];

/** The red value at `x` right of and `y` below the middle of the picture. */
const at = (shape: Shape, x: number, y: number): number =>
  drawShape(shape, size)[3 * ((y + size / 2) * size + x + size / 2)]!;

/** How strongly the picture's row through the middle waves `cycles` times: the magnitude of that Fourier coefficient. */
function energy(shape: Shape, cycles: number): number {
  const rgb = drawShape(shape, size);
  let [re, im] = [0, 0];
  for (let x = 0; x < size; x++) {
    const value = rgb[3 * ((size / 2) * size + x)]!;
    re += value * Math.cos((2 * Math.PI * cycles * x) / size);
    im += value * Math.sin((2 * Math.PI * cycles * x) / size);
  }
  return Math.hypot(re, im) / size;
}

describe('an arc', () => {
  const arc = (orientation: number): Shape => ({
    kind: 'arc',
    orientation,
    radius: 16,
    length: 40,
    thickness: 3,
    foreground: white,
    background: black,
  });
  // Its middle is the middle of the picture, and its ends lie behind that.
  it.each([
    [0, -8, 0],
    [90, 0, -8],
    [180, 8, 0],
    [270, 0, 8],
  ])('that bulges to %i° has its ends on the other side', (orientation, x, y) => {
    expect(at(arc(orientation), 0, 0)).toBe(1);
    const across = y === 0 ? [0, 14] : [14, 0];
    for (const way of [1, -1])
      expect(at(arc(orientation), x + way * across[0]!, y + way * across[1]!)).toBeGreaterThan(0.3);
    for (const way of [1, -1])
      expect(at(arc(orientation), -x + way * across[0]!, -y + way * across[1]!)).toBe(0);
  });
});

describe('a grating', () => {
  const grating = (orientation: number): Shape => ({
    kind: 'grating',
    orientation,
    wavelength: 8,
    phase: 0,
    low: black,
    high: white,
  });

  it('waves across its bars, as often as asked for, with all the contrast there is', () => {
    expect(energy(grating(0), size / 8)).toBeCloseTo(0.25, 3);
    for (const cycles of [4, 7, 9, 16]) expect(energy(grating(0), cycles)).toBeLessThan(0.001);
    expect(energy(grating(90), size / 8)).toBeLessThan(0.001);
  });
});

describe('directions', () => {
  const [ahead, behind] = [
    { kind: 'plain', color: white },
    { kind: 'plain', color: black },
  ] as const;

  it.each([0, 45, 90, 135, 180, 225, 270, 315])(
    'of a ramp and a border: light lies at %i°',
    (orientation) => {
      const [x, y] = [Math.cos, Math.sin].map((f) => Math.round(20 * f((orientation * Math.PI) / 180))) as [
        number,
        number,
      ];
      const ramp: Shape = { kind: 'ramp', orientation, width: 60, low: black, high: white };
      expect(at(ramp, x, y)).toBeGreaterThan(0.7);
      expect(at(ramp, -x, -y)).toBeLessThan(0.3);
      const border: Shape = { kind: 'border', orientation, ahead, behind };
      expect([at(border, x, y), at(border, -x, -y)]).toEqual([1, 0]);
    },
  );

  it('of a disk: the inside is inside', () => {
    const disk: Shape = { kind: 'disk', radius: 10, inside: ahead, outside: behind, x: 5 };
    expect([at(disk, 13, 0), at(disk, -3, 0), at(disk, -8, 0), at(disk, 5, 12)]).toEqual([1, 1, 0, 0]);
  });
});

describe('noise', () => {
  const noise = (grain: number, tint?: Color): Shape => ({
    kind: 'noise',
    seed: 4,
    contrast: 1,
    grain,
    ...(tint && { tint }),
  });

  it('of a coarser grain changes less from pixel to pixel', () => {
    const step = (grain: number): number => {
      const rgb = drawShape(noise(grain), size);
      let sum = 0;
      for (let i = 3; i < rgb.length; i += 3) sum += Math.abs(rgb[i]! - rgb[i - 3]!);
      return sum / (size * size);
    };
    expect(step(1)).toBeGreaterThan(1.3 * step(2));
    expect(step(2)).toBeGreaterThan(4 * step(16));
  });

  it('is the same for the same seed, and a tint scales its channels', () => {
    const [plain, tinted] = [drawShape(noise(2), size), drawShape(noise(2, [1, 0.5, 0]), size)];
    expect(drawShape(noise(2), size)).toEqual(plain);
    for (const i of [0, 300, 3000])
      expect([...tinted.slice(i, i + 3)]).toEqual([plain[i], plain[i + 1]! / 2, 0]);
  });
});
