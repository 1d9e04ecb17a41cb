/** How much of a picture is coarse and how much is fine: its power by frequency, all directions taken together. No tfjs: it may run on the page. */
import { halfSpectrum } from '../math/dft.ts';

/** Rings are equally wide in the logarithm: from one cycle a picture to the corner of the spectrum. */
interface Rings {
  /** The ring of frequency (kx, ky), both in cycles a picture; -1 for (0, 0), which is in none. */
  of: (kx: number, ky: number) => number;
  /** Cycles per longer side at the lower edge of ring `b`. */
  edge: (b: number) => number;
}

function ringsOf(width: number, height: number, bins: number): Rings {
  const longer = Math.max(width, height);
  const highest = longer * Math.hypot(Math.floor(width / 2) / width, Math.floor(height / 2) / height);
  const octave = Math.log(highest) / bins;
  return {
    of(kx, ky) {
      const cycles = longer * Math.hypot(kx / width, ky / height);
      // Rounding must not push one cycle a picture, or the corner, out of its ring.
      return cycles === 0 ? -1 : Math.min(Math.floor(Math.log(cycles) / octave + 1e-9), bins - 1);
    },
    edge: (b) => Math.exp(b * octave),
  };
}

/** The middle of every ring of `radialSpectrum`, in cycles per longer side of the picture, geometrically. */
export function ringFrequencies(width: number, height: number, bins: number): Float32Array {
  const { edge } = ringsOf(width, height, bins);
  return Float32Array.from({ length: bins }, (_, b) => edge(b + 0.5));
}

/**
 * Mean power per frequency in `bins` rings, from coarse to fine, of a picture [h * w * 3], row by row. The mean is taken over the frequencies
 * of a ring and the three colors; the mean color itself is left out. Power is |DFT|^2 / pixels^2, so that the sum over all
 * frequencies is the variance (Parseval). NaN for a ring that holds no frequency, as some narrow ones at the coarse end.
 */
export function radialSpectrum(
  rgb: ArrayLike<number>,
  width: number,
  height: number,
  bins: number,
): Float32Array {
  const rings = ringsOf(width, height, bins);
  const { re, im } = halfSpectrum(rgb, width, height);
  const half = Math.floor(height / 2) + 1;
  const [power, count] = [new Float64Array(bins), new Float64Array(bins)];
  for (let x = 0; x < width; x++)
    for (let y = 0; y < half; y++) {
      const ring = rings.of(Math.min(x, width - x), y);
      if (ring < 0) continue;
      // Every row but the first, and the last of an even height, stands for itself and its conjugate.
      const copies = y === 0 || 2 * y === height ? 1 : 2;
      count[ring]! += 3 * copies;
      for (let c = 0; c < 3; c++) {
        const place = (x * half + y) * 3 + c;
        power[ring]! += copies * (re[place]! ** 2 + im[place]! ** 2);
      }
    }
  const pixels = width * height;
  return Float32Array.from(power, (value, ring) => value / count[ring]! / pixels ** 2);
}
