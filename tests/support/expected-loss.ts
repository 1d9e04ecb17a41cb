/**
 * The expected loss of toy models under the distribution of their config: every pattern of presence weighed by its
 * probability, strengths from a sequence that fills the cube evenly. Written apart from the engines, whose losses are means
 * over the batches that they trained on.
 */
import { spread, type ToyConfig, type ToySnapshot } from '#lib/superposition/config.ts';

/** Features that are present together, and how probable that is. */
type Pattern = readonly [chance: number, present: readonly number[]];

/** Patterns rarer than this are left out. */
const rarest = 1e-8;

/** What one shared draw can bring: its sides lie side by side, and a side's rarer features within its more frequent ones. */
function outcomesOf(members: readonly { feature: number; side: number; density: number }[]): Pattern[] {
  const outcomes: Pattern[] = [];
  let never = 1;
  for (const side of new Set(members.map((member) => member.side))) {
    const inside = members.filter((member) => member.side === side).sort((a, c) => a.density - c.density);
    let from = 0;
    for (const { density } of inside) {
      if (density > from)
        outcomes.push([density - from, inside.filter((m) => m.density >= density).map((m) => m.feature)]);
      from = Math.max(from, density);
    }
    never -= from;
  }
  return [[never, []], ...outcomes];
}

function patternsOf(config: ToyConfig, density: ArrayLike<number>): Pattern[] {
  const sets = new Map<number, { feature: number; side: number; density: number }[]>();
  for (let feature = 0; feature < config.features; feature++) {
    const { set, side } = config.groups?.[feature] ?? { set: feature, side: 0 };
    sets.set(set, [...(sets.get(set) ?? []), { feature, side, density: density[feature]! }]);
  }
  let patterns: Pattern[] = [[1, []]];
  for (const members of sets.values()) {
    const outcomes = outcomesOf(members);
    patterns = patterns.flatMap(([chance, present]) =>
      outcomes.flatMap(([p, more]): Pattern[] =>
        chance * p > rarest ? [[chance * p, [...present, ...more]]] : [],
      ),
    );
  }
  return patterns;
}

/** Roots of primes: their multiples, without the whole part, fill a cube evenly. */
const roots = [2, 3, 5, 7, 11, 13, 17, 19, 23].map((prime) => Math.sqrt(prime) % 1);

interface Sample {
  weight: number;
  present: readonly number[];
  values: readonly number[];
}

/** `points` samples are shared out among the patterns of two features or more; one feature alone needs few. */
function samplesOf(config: ToyConfig, density: ArrayLike<number>, points: number): Sample[] {
  const patterns = patternsOf(config, density);
  const several = patterns.reduce((sum, [chance, present]) => sum + (present.length > 1 ? chance : 0), 0);
  // Patterns go on in the sequence where the last one stopped, so that their errors do not add up.
  let next = 0;
  return patterns.flatMap(([chance, present]) => {
    const count =
      present.length === 0 ? 1 : present.length === 1 ? 64 : Math.ceil(16 + (points * chance) / several);
    return Array.from({ length: count }, (_, point) => {
      next++;
      const values = present.map((_, d) => (d === 0 ? (point + 0.5) / count : (next * roots[d - 1]!) % 1));
      return {
        weight: chance / count,
        present,
        values: config.inputs === 'signed' ? values.map((u) => 2 * u - 1) : values,
      };
    });
  });
}

/** The loss of each model, from the weights of a snapshot. For 10 features at most. */
export function expectedLoss(
  config: ToyConfig,
  { W, decoder, b }: Pick<ToySnapshot, 'W' | 'decoder' | 'b'>,
  points = 8192,
): number[] {
  const { features: n, hidden: m, instances } = config;
  const densities = spread(config.density, config);
  const importance = spread(config.importance, config);
  const want = new Float64Array(n);
  const h = new Float64Array(m);
  return Array.from({ length: instances }, (_, k) => {
    const at = k * n * m;
    let expected = 0;
    for (const { weight, present, values } of samplesOf(
      config,
      densities.subarray(k * n, (k + 1) * n),
      points,
    )) {
      want.fill(0);
      h.fill(0);
      present.forEach((i, c) => {
        want[i] =
          config.target === 'absolute'
            ? Math.abs(values[c]!)
            : config.target === 'positive'
              ? Math.max(0, values[c]!)
              : values[c]!;
        for (let j = 0; j < m; j++) h[j]! += values[c]! * W[at + i * m + j]!;
      });
      if (config.hiddenActivation === 'relu') for (let j = 0; j < m; j++) h[j] = Math.max(0, h[j]!);
      for (let i = 0; i < n; i++) {
        let out = b[k * n + i]!;
        for (let j = 0; j < m; j++) out += h[j]! * decoder[at + i * m + j]!;
        if (config.outputActivation === 'relu') out = Math.max(0, out);
        expected += weight * importance[k * n + i]! * (out - want[i]!) ** 2;
      }
    }
    return expected;
  });
}
