/** What is drawn of a model: its weights and what each of its neurons reads; and how the reader may look at it. */
import { countOf, neuronsOf, type Neuron } from '#lib/superposition/neurons.ts';

export interface Desk {
  features: number;
  hidden: number;
  /** [feature][hidden] */
  weights: ArrayLike<number>;
  /** In their own order. */
  neurons: readonly Neuron[];
  one: number;
  mixed: number;
  idle: number;
}

export function deskOf(weights: ArrayLike<number>, features: number, hidden: number): Desk {
  const neurons = neuronsOf(weights, features, hidden);
  return {
    features,
    hidden,
    weights,
    neurons,
    one: countOf(neurons, 'monosemantic'),
    mixed: countOf(neurons, 'polysemantic'),
    idle: countOf(neurons, 'idle'),
  };
}

/** The part of the neurons that read anything which read one feature; 0 where none reads. */
export const shareOfOne = ({ one, mixed }: Pick<Desk, 'one' | 'mixed'>): number =>
  one + mixed > 0 ? one / (one + mixed) : 0;

/** Neurons by the feature that they read most, so that one feature each makes a diagonal; idle ones last. */
export const inOrder = ({ neurons }: Desk): number[] =>
  neurons
    .toSorted(
      (a, b) =>
        Number(a.kind === 'idle') - Number(b.kind === 'idle') ||
        a.top - b.top ||
        b.shares[b.top]! - a.shares[a.top]!,
    )
    .map(({ index }) => index);

/** `8 of 8 neurons read one feature, 0 mix several`; `noun` is what has the weights. */
export function countsOf({ one, mixed, idle, hidden }: Desk, noun = 'neuron'): string {
  const nouns = hidden === 1 ? noun : noun === 'axis' ? 'axes' : `${noun}s`;
  return `${one} of ${hidden} ${nouns} read${one === 1 && hidden === 1 ? 's' : ''} one feature, ${mixed} mix${mixed === 1 ? 'es' : ''} several${idle > 0 ? `, ${idle} read${idle === 1 ? 's' : ''} nothing` : ''}`;
}
