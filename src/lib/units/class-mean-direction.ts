/** From pictures sorted into kinds to the way toward each kind, in a layer's mean activations. */
import type { ClassMeanDirection } from '../optvis/objectives/class-mean-direction.ts';

/** Of the typical spread over channels: keeps channels that hardly vary from counting as much as those that do. */
const leastSpread = 0.5;

function meanOf(rows: readonly Float32Array[]): Float32Array {
  const mean = new Float32Array(rows[0]!.length);
  for (const row of rows) row.forEach((value, c) => (mean[c]! += value / rows.length));
  return mean;
}

/**
 * A bearing for each of two or more `kinds`, each a list of mean activations [channels] on `layer`, one for each picture. From the middle
 * between the kinds' means to the mean of one, every channel measured in its spread within the kinds. Throws a RangeError for one kind.
 */
export function bearingsOf(layer: string, kinds: readonly (readonly Float32Array[])[]): ClassMeanDirection[] {
  if (kinds.length < 2) throw new RangeError('One kind of pictures has nothing to be told from.');
  const means = kinds.map(meanOf);
  const center = meanOf(means);
  const variance = meanOf(
    kinds.map((rows, kind) =>
      meanOf(rows.map((row) => row.map((value, c) => (value - means[kind]![c]!) ** 2))),
    ),
  );
  const floor = leastSpread * Math.sqrt(variance.reduce((sum, value) => sum + value, 0) / variance.length);
  // A kind of one picture has no spread; then all channels count alike.
  const scale = variance.map((value) => 1 / (Math.sqrt(value) + floor || 1));
  return means.map((mean) => {
    const away = mean.map((value, c) => (value - center[c]!) * scale[c]!);
    const norm = Math.hypot(...away) || 1;
    return { layer, center, scale, direction: away.map((value) => value / norm) };
  });
}
