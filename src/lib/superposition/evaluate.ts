/**
 * The loss of models on one fixed sample, the same each time it is asked for: two states of a run can then be compared
 * without the noise of the draw. For tied models with a ReLU at the output.
 */
import { spread, type ToyConfig } from './config.ts';
import { bits24, planDraws } from './draw.ts';

/** Draws that training does not come to: the counter starts here. */
const aside = 2 ** 31;

/** Gives, for W [feature][hidden] and b [feature] of one model, the mean loss over `count` samples drawn once for all models. */
export function fixedSample(config: ToyConfig, count: number): (W: Float32Array, b: Float32Array) => number {
  const { features: n, hidden: m, groups } = config;
  const signed = config.inputs === 'signed';
  const hiddenRelu = config.hiddenActivation === 'relu';
  const below = config.target === 'absolute' ? -1 : config.target === 'positive' ? 0 : 1;
  const { keys, streams, presence, strength, low, high } = planDraws(config);
  const weight = spread(config.importance, config);
  const samples: { present: number[]; values: number[] }[] = [];
  for (let sample = 0; sample < count; sample++) {
    const present: number[] = [];
    const values: number[] = [];
    const draw = (stream: number) => bits24(keys[0]!, aside + sample * streams + stream);
    for (let i = 0; i < n; i++) {
      const u = draw(presence[i]!);
      if (u < low[i]! || u >= high[i]!) continue;
      present.push(i);
      const value = groups ? draw(strength[i]!) * 2 ** -24 : u / high[i]!;
      values.push(signed ? 2 * value - 1 : value);
    }
    if (present.length > 0) samples.push({ present, values });
  }
  const empty = count - samples.length;
  const h = new Float64Array(m);
  const wanted = new Float64Array(n);
  return (W, b) => {
    let sum = 0;
    for (let i = 0; i < n; i++) sum += empty * weight[i]! * Math.max(0, b[i]!) ** 2;
    for (const { present, values } of samples) {
      h.fill(0);
      wanted.fill(0);
      present.forEach((i, c) => {
        wanted[i] = values[c]! < 0 ? below * values[c]! : values[c]!;
        for (let j = 0; j < m; j++) h[j]! += values[c]! * W[i * m + j]!;
      });
      if (hiddenRelu) for (let j = 0; j < m; j++) h[j] = Math.max(0, h[j]!);
      for (let i = 0; i < n; i++) {
        let out = b[i]!;
        for (let j = 0; j < m; j++) out += h[j]! * W[i * m + j]!;
        sum += weight[i]! * (Math.max(0, out) - wanted[i]!) ** 2;
      }
    }
    return sum / count;
  };
}
