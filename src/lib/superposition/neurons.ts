/**
 * What single neurons of a toy model with a hidden ReLU read: one feature or several, and the motif by which two features
 * share a neuron. Source: Elhage et al. 2022, "Toy Models of Superposition", section "Computation in Superposition".
 */

/** One feature with at least this share of a neuron's squared input weights: the neuron is called monosemantic. */
export const monosemanticShare = 0.9;

/** A neuron whose input weights are shorter than this reads nothing. */
export const idleLength = 0.1;

export interface Neuron {
  index: number;
  kind: 'monosemantic' | 'polysemantic' | 'idle';
  /** [feature]: parts of the squared input weights; they add up to 1. */
  shares: Float64Array;
  /** The feature with the largest share. */
  top: number;
}

/** The neurons of a model with input weights `encoder`, [feature][hidden], in their own order. */
export function neuronsOf(encoder: ArrayLike<number>, features: number, hidden: number): Neuron[] {
  return Array.from({ length: hidden }, (_, index) => {
    const squares = Float64Array.from({ length: features }, (_, i) => encoder[i * hidden + index]! ** 2);
    const total = squares.reduce((sum, square) => sum + square, 0);
    const top = squares.indexOf(Math.max(...squares));
    const shares = squares.map((square) => (total > 0 ? square / total : 0));
    const kind =
      Math.sqrt(total) < idleLength
        ? 'idle'
        : shares[top]! >= monosemanticShare
          ? 'monosemantic'
          : 'polysemantic';
    return { index, kind, shares, top };
  });
}

/**
 * The features that a neuron reads, the largest share first: none if it is idle, one if it is monosemantic, else those with a share
 * that is more than a monosemantic neuron leaves to all others, and two at least.
 */
export function readBy({ kind, shares }: Neuron): number[] {
  if (kind === 'idle') return [];
  const sorted = Array.from(shares.keys()).sort((a, b) => shares[b]! - shares[a]!);
  if (kind === 'monosemantic') return sorted.slice(0, 1);
  return sorted.filter((feature, at) => at < 2 || shares[feature]! > 1 - monosemanticShare);
}

/** How many neurons are of `kind`. */
export const countOf = (neurons: readonly Neuron[], kind: Neuron['kind']): number =>
  neurons.filter((neuron) => neuron.kind === kind).length;

/**
 * Two features in one neuron, asymmetrically: `loud` comes in strongly and goes out weakly, `quiet` the other way round. The
 * paper's example has input weights [2, -1/2] and output weights [1/2, 2]. When `loud` fires the neuron, `quiet` gets a
 * false alarm, and other neurons hold it down.
 */
export interface Motif {
  neuron: number;
  loud: number;
  quiet: number;
  /** Input and output weights, [loud, quiet], after the neuron was scaled so that the two are equally large. */
  incoming: [number, number];
  outgoing: [number, number];
  /** What `loud` adds to the output of `quiet`, at strength 1: through this neuron, and through all of them. */
  alarm: number;
  net: number;
  /** The neuron that takes away most of the alarm. */
  inhibitor: number;
}

/** Each of the two features must get at least this much of itself, at strength 1, from the shared neuron. */
const least = 0.3;
/** Weights of the two features differ at least so many times, coming in and going out. */
const times = 2;
/** What may be left of the alarm. */
const leftOver = 0.2;

/** Every such pair in a model with weights `encoder` and `decoder`, [feature][hidden]; the most useful first. */
export function motifsOf(
  encoder: ArrayLike<number>,
  decoder: ArrayLike<number>,
  features: number,
  hidden: number,
): Motif[] {
  const found: (Motif & { use: number })[] = [];
  for (let j = 0; j < hidden; j++) {
    const incoming = (i: number) => encoder[i * hidden + j]!;
    const outgoing = (i: number) => decoder[i * hidden + j]!;
    const served = Array.from({ length: features }, (_, i) => i).filter(
      (i) => outgoing(i) > 0 && Math.abs(incoming(i)) * outgoing(i) >= least,
    );
    for (const loud of served)
      for (const quiet of served) {
        if (Math.abs(incoming(loud)) < times * Math.abs(incoming(quiet))) continue;
        if (outgoing(quiet) < times * outgoing(loud)) continue;
        const alarm = Math.abs(incoming(loud)) * outgoing(quiet);
        const through = Array.from(
          { length: hidden },
          (_, k) =>
            Math.max(0, Math.sign(incoming(loud)) * encoder[loud * hidden + k]!) *
            decoder[quiet * hidden + k]!,
        );
        const net = through.reduce((sum, part) => sum + part, 0);
        if (net > leftOver * alarm) continue;
        const scale =
          ((outgoing(loud) * outgoing(quiet)) / Math.abs(incoming(loud) * incoming(quiet))) ** (1 / 4);
        found.push({
          neuron: j,
          loud,
          quiet,
          incoming: [incoming(loud) * scale, incoming(quiet) * scale],
          outgoing: [outgoing(loud) / scale, outgoing(quiet) / scale],
          alarm,
          net,
          inhibitor: through.indexOf(Math.min(...through)),
          use: Math.abs(incoming(loud)) * outgoing(loud) + Math.abs(incoming(quiet)) * outgoing(quiet),
        });
      }
  }
  return found.sort((a, b) => b.use - a.use).map(({ use: _, ...motif }) => motif);
}
