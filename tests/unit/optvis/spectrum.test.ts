import { describe, expect, it } from 'vitest';
import { decades, octaves, pointsOf, spectrumSummary } from '#components/plots/spectrum.ts';
import { halfSpectrum } from '#lib/math/dft.ts';
import { createRandom, fillNormal } from '#lib/math/random.ts';
import { radialSpectrum, ringFrequencies } from '#lib/optvis/spectrum.ts';

const waveOf = (width: number, height: number, kx: number, ky: number): Float32Array =>
  Float32Array.from({ length: width * height * 3 }, (_, i) => {
    const [x, y] = [Math.floor(i / 3) % width, Math.floor(i / 3 / width)];
    return 0.5 + 0.2 * Math.cos(2 * Math.PI * ((kx * x) / width + (ky * y) / height) + 0.4);
  });

/** Frequencies in each ring, by drawing every one of the whole plane: independent of the half spectrum's bookkeeping. */
function populations(width: number, height: number, bins: number): number[] {
  const middles = ringFrequencies(width, height, bins);
  const half = Math.sqrt(middles[1]! / middles[0]!);
  const counts = new Array<number>(bins).fill(0);
  for (let x = 0; x < width; x++)
    for (let y = 0; y < height; y++) {
      const cycles =
        Math.max(width, height) *
        Math.hypot(Math.min(x, width - x) / width, Math.min(y, height - y) / height);
      if (cycles === 0) continue;
      const ring = middles.findIndex((middle) => cycles < middle * half * (1 - 1e-6));
      counts[ring < 0 ? bins - 1 : ring]!++;
    }
  return counts;
}

describe('the spectrum of a picture', () => {
  it.each([
    [8, 6, 2],
    [7, 5, 3],
    [12, 9, 1],
  ])('is the DFT at %i x %i px', (width, height, channels) => {
    const picture = fillNormal(new Float32Array(width * height * channels), createRandom(3));
    const { re, im } = halfSpectrum(picture, width, height, channels);
    const half = Math.floor(height / 2) + 1;
    for (let kx = 0; kx < width; kx++)
      for (let ky = 0; ky < half; ky++)
        for (let c = 0; c < channels; c++) {
          let [a, b] = [0, 0];
          for (let x = 0; x < width; x++)
            for (let y = 0; y < height; y++) {
              const angle = -2 * Math.PI * ((kx * x) / width + (ky * y) / height);
              a += picture[(y * width + x) * channels + c]! * Math.cos(angle);
              b += picture[(y * width + x) * channels + c]! * Math.sin(angle);
            }
          const place = (kx * half + ky) * channels + c;
          expect(re[place]).toBeCloseTo(a, 9);
          expect(im[place]).toBeCloseTo(b, 9);
        }
  });

  it.each([
    [64, 64, 5, 0],
    [64, 64, 0, 32],
    [48, 33, 24, 16],
    [33, 48, -3, 7],
  ])('at %i x %i px puts the wave (%i, %i) into its ring', (width, height, kx, ky) => {
    const power = radialSpectrum(waveOf(width, height, kx, ky), width, height, 12);
    const cycles = Math.max(width, height) * Math.hypot(kx / width, ky / height);
    const middles = [...ringFrequencies(width, height, 12)];
    const nearest = middles.reduce((best, middle, i) => {
      const far = (m: number) => Math.abs(Math.log(m / cycles));
      return far(middle) < far(middles[best]!) ? i : best;
    }, 0);
    const strongest = power.reduce((best, value, i) => (value > (power[best] || 0) ? i : best), 0);
    expect(strongest).toBe(nearest);
    power.forEach((value, ring) => {
      // float32 rounding of the pixels, 1e-8 of a value, squared.
      if (ring !== nearest && !Number.isNaN(value)) expect(value).toBeLessThan(power[nearest]! * 1e-12);
    });
  });

  it.each([
    [32, 32],
    [33, 20],
    [96, 96],
  ])('adds up to the variance at %i x %i px (Parseval)', (width, height) => {
    const rgb = fillNormal(new Float32Array(width * height * 3), createRandom(7), 0.1).map((v) => v + 0.5);
    const bins = 10;
    const power = radialSpectrum(rgb, width, height, bins);
    const total = populations(width, height, bins).reduce(
      (sum, count, ring) => sum + (count > 0 ? count * power[ring]! : 0),
      0,
    );
    const means = [0, 1, 2].map(
      (c) => rgb.reduce((sum, v, i) => sum + (i % 3 === c ? v : 0), 0) / width / height,
    );
    const variance = rgb.reduce((sum, v, i) => sum + (v - means[i % 3]!) ** 2, 0) / rgb.length;
    expect(total / variance).toBeCloseTo(1, 5);
  });

  it('is flat for white noise', () => {
    const side = 96;
    const bins = 8;
    const rgb = fillNormal(new Float32Array(side * side * 3), createRandom(11), 0.1);
    const power = radialSpectrum(rgb, side, side, bins);
    const counts = populations(side, side, bins);
    power.forEach((value, ring) => {
      // Powers of single frequencies scatter as much as their mean; five standard errors, each frequency twice (with its conjugate).
      const error = 5 / Math.sqrt((3 * counts[ring]!) / 2);
      expect(Math.abs((value * side * side) / 0.01 - 1)).toBeLessThan(error);
    });
  });

  it('has no value where a narrow ring holds no frequency', () => {
    const power = radialSpectrum(waveOf(32, 32, 1, 0), 32, 32, 24);
    expect([...power].some(Number.isNaN)).toBe(true);
    expect(power[0]).toBeGreaterThan(0);
  });
});

describe('a chart of spectra', () => {
  it('spans whole powers of ten, ten at most, and leaves out what it cannot draw', () => {
    expect(decades([{ power: [0.02, 3] }, { power: [NaN, 0, 0.5] }])).toEqual([-2, 1]);
    expect(decades([{ power: [1e-30, 1] }])).toEqual([-10, 0]);
    expect(decades([{ power: [0.5] }])).toEqual([-1, 0]);
    expect(decades([{ power: [] }])).toEqual([-1, 0]);
    expect(pointsOf([1, NaN, 0, 1e-9], [1, 2, 3, 4], -4)).toEqual([[1, 1]]);
    expect(octaves(67)).toEqual([1, 2, 4, 8, 16, 32, 64]);
  });

  it('is told in words', () => {
    expect(
      spectrumSummary([
        { name: 'A', power: [NaN, 8, 4, 2] },
        { name: 'B', power: [1, 30] },
        { name: 'C', power: [] },
      ]),
    ).toBe(
      'Power by frequency. A: 4 times as much in the coarsest waves as in the finest; B: 30 times as much in the finest waves as in the coarsest; C: no values yet.',
    );
  });
});
