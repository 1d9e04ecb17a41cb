/** What came out of a run, in the words of the guess. */
import { bestModel } from '#components/figure-kit/frame/toy-export.ts';
import type { ToySnapshot } from '#lib/superposition/config.ts';
import { gram, modelOf } from '#lib/superposition/geometry.ts';
import { countRelations, meanCos, pairsOf, type Pair, type Relation } from '#lib/superposition/partners.ts';
import type { Arrangement } from './arrangements.ts';

export interface Measured {
  partners: Pair[];
  strangers: Pair[];
  counts: Record<Relation, number>;
  /** Of pairs whose directions both have a length. */
  partnersCos: number | undefined;
  strangersCos: number | undefined;
  /** Pairs of partners that have become one direction, for each model. */
  collapsed: number[];
  /** The model with the smallest loss. */
  best: number;
}

export function measure(snapshot: ToySnapshot, { sets }: Arrangement): Measured {
  const pairs = pairsOf(snapshot, sets);
  const partners = pairs.filter((pair) => pair.partners);
  const strangers = pairs.filter((pair) => !pair.partners);
  return {
    partners,
    strangers,
    counts: countRelations(partners),
    partnersCos: meanCos(partners),
    strangersCos: meanCos(strangers),
    collapsed: Array.from(
      { length: snapshot.instances },
      (_, k) => partners.filter(({ instance, relation }) => instance === k && relation === 'same').length,
    ),
    best: bestModel(snapshot.loss),
  };
}

/** What most pairs do. */
export function mostFrequent(counts: Record<Relation, number>): Relation {
  const [first] = Object.entries(counts).sort(([, a], [, b]) => b - a);
  return first![0] as Relation;
}

export type Fate = 'pentagon' | 'bent' | 'left out' | 'other';

/** Degrees by which a gap may differ from 72° in what still counts as a regular pentagon, and in what counts as a bent one. */
const [regular, bent] = [1.5, 25];

/** What one model made of five features of which the first is rarer. */
export function fateOfRare({ W, features, hidden }: ToySnapshot, instance: number): Fate {
  const model = modelOf(W, instance, features, hidden);
  const overlaps = gram(model, features, hidden);
  const lengths = Array.from({ length: features }, (_, i) => Math.sqrt(overlaps[i * features + i]!));
  if (lengths[0]! < 0.3) return 'left out';
  if (lengths.some((length) => length < 0.3)) return 'other';
  const angles = Array.from({ length: features }, (_, i) =>
    Math.atan2(model[2 * i + 1]!, model[2 * i]!),
  ).sort((a, b) => a - b);
  const gaps = angles.map(
    (angle, i) => ((angles[i + 1] ?? angles[0]! + 2 * Math.PI) - angle) * (180 / Math.PI),
  );
  const off = Math.max(...gaps.map((gap) => Math.abs(gap - 72)));
  if (off < regular) return 'pentagon';
  return off < bent ? 'bent' : 'other';
}
