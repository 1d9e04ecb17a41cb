/** Packing and unpacking of weights, and our own SHA-256. */
import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { decodeTensor } from '#lib/networks/decode.ts';
import type { TensorInfo } from '#lib/networks/manifest.ts';
import { sha256 } from '#lib/networks/sha256.ts';
import { pack, packRounded, round } from '#tools/networks/pack.ts';

const shape = [3, 3, 7, 5];
const channels = 5;
const weights = Float32Array.from(
  { length: 3 * 3 * 7 * 5 },
  (_, i) => Math.sin(i * 1.7) * Math.cos(i * 0.013) * (1 + (i % channels)),
);
const info = (encoding: TensorInfo['encoding'], bytes: Uint8Array, offset = 0): TensorInfo => ({
  name: 'w',
  shape,
  offset,
  bytes: bytes.length,
  encoding,
});

describe('pack', () => {
  it('keeps floats as they are', () => {
    const bytes = pack(weights, shape, 'f32');
    expect(decodeTensor(bytes, info('f32', bytes))).toEqual(weights);
  });

  it('reads half floats', () => {
    const bytes = new Uint8Array(2 * weights.length);
    const view = new DataView(bytes.buffer);
    // 1, -2, 65504 (largest), 2^-24 (smallest), 0, 1/3
    const halves = [0x3c00, 0xc000, 0x7bff, 0x0001, 0x0000, 0x3555];
    halves.forEach((h, i) => {
      view.setUint16(2 * i, h, true);
    });
    expect([...decodeTensor(bytes, info('f16', bytes)).subarray(0, 6)]).toEqual([
      1,
      -2,
      65504,
      2 ** -24,
      0,
      Math.fround(0.333251953125),
    ]);
  });

  it.each([2, 7, 8, 9, 10, 11, 12, 13, 16])('gives back what it rounded, with %i bits', (bits) => {
    const rounded = round(weights, shape, bits);
    const bytes = packRounded(rounded, bits);
    expect(bytes.length).toBe(4 * channels + Math.ceil((weights.length * bits) / 8));
    const values = decodeTensor(bytes, info(`q${bits}`, bytes));
    const top = 2 ** (bits - 1) - 1;
    rounded.integers.forEach((v, i) => {
      expect(Math.abs(v)).toBeLessThanOrEqual(top);
      expect(values[i]).toBe(Math.fround(v * rounded.scales[i % channels]!));
    });
  });

  it.each([8, 10, 12])('is off by at most one step and a half, and not on average, with %i bits', (bits) => {
    const { scales, integers } = round(weights, shape, bits);
    const sums = new Float64Array(channels);
    integers.forEach((v, i) => {
      const scale = scales[i % channels]!;
      const clipped = Math.min(Math.abs(weights[i]!), (2 ** (bits - 1) - 1) * scale) * Math.sign(weights[i]!);
      const error = v - clipped / scale;
      expect(Math.abs(error)).toBeLessThanOrEqual(2.0001);
      sums[i % channels]! += v - weights[i]! / scale;
    });
    for (const sum of sums) expect(Math.abs(sum)).toBeLessThanOrEqual(0.5001);
  });

  it('lets the errors of one kernel slice cancel', () => {
    const bits = 8;
    const { scales, integers } = round(weights, shape, bits);
    let worst = 0;
    for (let n = 0; n < 7; n++)
      for (let c = 0; c < channels; c++) {
        let sum = 0;
        for (let tap = 0; tap < 9; tap++) {
          const i = (tap * 7 + n) * channels + c;
          sum += integers[i]! - weights[i]! / scales[c]!;
        }
        worst = Math.max(worst, Math.abs(sum));
      }
    // Half a step, and one more where the whole channel was balanced. Rounding each weight alone goes up to 4.5.
    expect(worst).toBeLessThanOrEqual(1.51);
  });

  it('rounds a channel of zeros to zeros', () => {
    const bytes = pack(new Float32Array(weights.length), shape, 'q9');
    expect(decodeTensor(bytes, info('q9', bytes)).every((v) => v === 0)).toBe(true);
  });

  it('refuses descriptions that do not fit', () => {
    const bytes = pack(weights, shape, 'q10');
    expect(() => decodeTensor(bytes, { ...info('q10', bytes), encoding: 'q11' })).toThrow(RangeError);
    expect(() => decodeTensor(bytes.subarray(0, 40), info('q10', bytes))).toThrow(RangeError);
    expect(() => decodeTensor(bytes, { ...info('q10', bytes), encoding: 'q99' })).toThrow(RangeError);
    expect(() => pack(weights, shape, 'f16')).toThrow();
  });
});

describe('sha256', () => {
  it.each([0, 1, 55, 56, 63, 64, 65, 119, 120, 1000, 100_003])('agrees with Node on %i bytes', (length) => {
    const bytes = Uint8Array.from({ length }, (_, i) => (i * 31 + length) & 255);
    expect(sha256(bytes)).toBe(createHash('sha256').update(bytes).digest('hex'));
  });
});
