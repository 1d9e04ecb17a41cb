/** The way from a picture to its half spectrum, in float64 on the CPU: to start from a picture, and to show what frequencies it holds. */
import { frequencyScale, halfOf } from './fourier.ts';

/** The DFT of `values` [n * stride] along n, as two such arrays. */
function along(
  re: Float64Array,
  im: Float64Array | null,
  n: number,
  bins: number,
  stride: number,
): [Float64Array, Float64Array] {
  const [outRe, outIm] = [new Float64Array(bins * stride), new Float64Array(bins * stride)];
  for (let k = 0; k < bins; k++)
    for (let i = 0; i < n; i++) {
      const angle = (-2 * Math.PI * ((i * k) % n)) / n;
      const [c, s] = [Math.cos(angle), Math.sin(angle)];
      for (let j = 0; j < stride; j++) {
        const [a, b] = [re[i * stride + j]!, im ? im[i * stride + j]! : 0];
        outRe[k * stride + j]! += a * c - b * s;
        outIm[k * stride + j]! += a * s + b * c;
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
 * first, as the Fourier parametrization keeps them.
 */
export function halfSpectrum(
  picture: ArrayLike<number>,
  width: number,
  height: number,
  channels = 3,
): { re: Float64Array; im: Float64Array } {
  const half = halfOf(height);
  const rows = along(Float64Array.from(picture), null, height, half, width * channels);
  const [turnedRe, turnedIm] = rows.map((part) => exchange(part, half, width, channels));
  const [re, im] = along(turnedRe!, turnedIm!, width, width, half * channels);
  return { re, im };
}

/** The Fourier variable [2 * w * half * 3] whose picture, before color and sigmoid, is `picture` [h * w * 3]. */
export function fourierVariable(picture: ArrayLike<number>, width: number, height: number): Float32Array {
  const { re, im } = halfSpectrum(picture, width, height);
  const scale = frequencyScale(width, height, 3);
  const result = new Float32Array(2 * scale.length);
  scale.forEach((factor, i) => {
    result[i] = re[i]! / factor;
    result[scale.length + i] = im[i]! / factor;
  });
  return result;
}
