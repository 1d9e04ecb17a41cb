/** The reader's own kernel as a short text for the link: 9 or 25 numbers, row by row, as in `1,0,-1,1,0,-1,1,0,-1`. */

/** Largest weight that can be set, either way. */
export const most = 9;

/** [9] or [25] numbers to two decimals; undefined where `text` is no such list. */
export function parseWeights(text: string): Float32Array | undefined {
  const parts = text.split(',').map((part) => part.trim().replace('−', '-'));
  if (parts.length !== 9 && parts.length !== 25) return undefined;
  if (!parts.every((part) => /^-?(\d+\.?\d*|\.\d+)$/.test(part) && Math.abs(Number(part)) <= most))
    return undefined;
  return Float32Array.from(parts, Number);
}

export const writeWeights = (weights: Float32Array): string =>
  Array.from(weights, (weight) => String(Number(weight.toFixed(2)) || 0)).join(',');

/** The text in its shortest form, or undefined where it is none. */
export function readWeights(text: string): string | undefined {
  if (text.trim() === '') return '';
  const weights = parseWeights(text);
  return weights && writeWeights(weights);
}

/** `weights` on a window of `size` rows: cut, or with zeros around, so that the middle stays. */
export function refitted(weights: Float32Array, size: number): Float32Array {
  const from = Math.sqrt(weights.length);
  const shift = (from - size) / 2;
  return Float32Array.from({ length: size * size }, (_, i) => {
    const [x, y] = [(i % size) + shift, Math.floor(i / size) + shift];
    return x >= 0 && y >= 0 && x < from && y < from ? weights[y * from + x]! : 0;
  });
}
