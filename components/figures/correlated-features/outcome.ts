/** What is said once the run can answer the guess. */
import type { ToySnapshot } from '#lib/superposition/config.ts';
import type { Relation } from '#lib/superposition/partners.ts';
import { fateOfRare, measure, mostFrequent, type Fate } from './measured.ts';
import { arrangementOf, type CorrelatedValues } from './params.ts';

const words: Record<Relation, string> = {
  same: 'point the same way',
  beside: 'stand beside each other, closer than a right angle',
  right: 'are at right angles',
  wide: 'are farther apart than a right angle, not opposite',
  opposite: 'are opposite',
  dropped: 'have lost one of the two',
};

const fateWords: Record<Fate, string> = {
  pentagon: 'keeps the pentagon as it is',
  bent: 'keeps all five and bends the pentagon',
  'left out': 'leaves it out: the other four make two opposite pairs',
  other: 'has lost one of the other four',
};

/** What was to be guessed, and a sentence with the numbers. */
export function outcomeOf(
  snapshot: ToySnapshot,
  values: CorrelatedValues,
): { value: string; sentence: string } {
  const { counts, partners, best } = measure(snapshot, arrangementOf(values));
  if (values.arrangement === 'rarer') {
    const fate = fateOfRare(snapshot, best);
    const alike = Array.from({ length: snapshot.instances }, (_, k) => fateOfRare(snapshot, k)).filter(
      (other) => other === fate,
    ).length;
    return {
      value: fate,
      sentence: `The model with the lowest loss ${fateWords[fate]}; so do ${alike} of ${snapshot.instances}, itself included.`,
    };
  }
  const value = mostFrequent(counts);
  const others = (Object.keys(counts) as Relation[])
    .filter((name) => name !== value && counts[name] > 0)
    .map((name) => `${counts[name]} ${words[name]}`);
  return {
    value,
    sentence: `Of ${partners.length} pairs of partners, ${counts[value]} ${words[value]}${others.length > 0 ? `; ${others.join('; ')}` : ''}.`,
  };
}
