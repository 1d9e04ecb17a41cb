/** The discrete Fourier transform of a real picture, in float64: to start from a picture, and to show what frequencies it holds. */

type Complex = readonly [Float64Array, Float64Array];

const smallestFactor = (n: number): number => {
  for (let p = 2; p * p <= n; p++) if (n % p === 0) return p;
  return n;
};

/**
 * The DFT along n of the rows `start`, `start + step` .. of [rows * stride] numbers, as two arrays [n * stride]. The rows are dealt out to
 * as many shorter transforms as the smallest factor of n says (Cooley and Tukey 1965): about n times the sum of n's factors products.
 */
function along([re, im]: Complex, n: number, stride: number, start = 0, step = 1): Complex {
  const from = start * stride;
  if (n === 1) return [re.subarray(from, from + stride), im.subarray(from, from + stride)];
  const parts = smallestFactor(n);
  const length = n / parts;
  const [outRe, outIm] = [new Float64Array(n * stride), new Float64Array(n * stride)];
  for (let part = 0; part < parts; part++) {
    const [partRe, partIm] = along([re, im], length, stride, start + part * step, step * parts);
    for (let k = 0; k < n; k++) {
      const angle = (-2 * Math.PI * ((part * k) % n)) / n;
      const [c, s] = [Math.cos(angle), Math.sin(angle)];
      const [to, at] = [k * stride, (k % length) * stride];
      for (let j = 0; j < stride; j++) {
        const a = partRe[at + j]!;
        const b = partIm[at + j]!;
        outRe[to + j]! += a * c - b * s;
        outIm[to + j]! += a * s + b * c;
      }
    }
  }
  return [outRe, outIm];
}

/** [first, second, c] to [second, first, c]. */
function exchange(values: Float64Array, first: number, second: number, c: number): Float64Array {
  const result = new Float64Array(values.length);
  for (let i = 0; i < first; i++)
    for (let j = 0; j < second; j++)
      for (let k = 0; k < c; k++) result[(j * first + i) * c + k] = values[(i * second + j) * c + k]!;
  return result;
}

/**
 * The DFT of a real picture [h * w * channels]: real and imaginary parts, each [w, half, channels] with the frequencies along x
 * first and those along y from 0 to half the height, as the Fourier parametrization keeps them.
 */
export function halfSpectrum(
  picture: ArrayLike<number>,
  width: number,
  height: number,
  channels = 3,
): { re: Float64Array; im: Float64Array } {
  const half = Math.floor(height / 2) + 1;
  const real = Float64Array.from(picture);
  const rows = along([real, new Float64Array(real.length)], height, width * channels);
  const [turnedRe, turnedIm] = rows.map((part) => exchange(part, half, width, channels));
  const [re, im] = along([turnedRe!, turnedIm!], width, half * channels);
  return { re, im };
}
