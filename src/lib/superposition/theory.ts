/**
 * The smallest losses of the tied ReLU model with weights 1, -1 and 0 and a bias only for what is left out (its
 * mean), in closed form, and which solution wins.
 * `s` is the density, `r` the importance of the last feature relative to the others. Trained weights are free to be better
 * by a few percent. Source: derived from the model; the same solutions as in Elhage et al. 2022, "Superposition as a Phase
 * Change".
 */
export type PhaseModel = '2-1' | '3-2';
/** What becomes of the last feature. */
export type Outcome = 'ignored' | 'dedicated' | 'superposed';

export interface Solution {
  outcome: Outcome;
  /** What it does with all features. */
  name: string;
  loss: number;
}

/** Every solution with its loss, smallest first. */
export function solutions(model: PhaseModel, s: number, r: number): Solution[] {
  // E[x²] of a feature that is left out, with the bias at its mean: s/3 - s²/4.
  const alone = s / 3 - (s * s) / 4;
  // Two antipodal features spoil each other only when both are present: E[min(x, y)²] s² = s²/6 for each.
  const shared = (s * s) / 6;
  const all: Solution[] = [
    { outcome: 'dedicated', name: 'the first is ignored', loss: alone },
    { outcome: 'ignored', name: 'the last is ignored', loss: r * alone },
    { outcome: 'superposed', name: 'the last shares with another', loss: (1 + r) * shared },
  ];
  if (model === '3-2') all.push({ outcome: 'dedicated', name: 'the first two share', loss: 2 * shared });
  return all.sort((a, b) => a.loss - b.loss);
}

/** By how much the best solution with another outcome is worse, relative to the best one. */
export function lead(model: PhaseModel, s: number, r: number): number {
  const [best, ...others] = solutions(model, s, r);
  const next = others.find(({ outcome }) => outcome !== best!.outcome)!;
  return next.loss / best!.loss - 1;
}

/**
 * The density below which two features share a dimension: the last with another one, but for r > 1 of `3-2` the first two.
 * Where r = 1 the triple point, 4/7.
 */
export function boundary(model: PhaseModel, r: number): number {
  if (r <= 1) return (4 * r) / (2 + 5 * r);
  return model === '2-1' ? 4 / (5 + 2 * r) : 4 / 7;
}
