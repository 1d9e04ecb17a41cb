/** From a picture to the Fourier variable that gives it, in float64 on the CPU: to start from a picture. */
import { halfSpectrum } from '../../math/dft.ts';
import { frequencyScale } from './fourier.ts';

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
