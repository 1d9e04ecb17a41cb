/** What is said once the run can answer the guess. */
import type { Outcome } from '#components/figure-kit/live.ts';
import type { ToySnapshot } from '#lib/superposition/config.ts';
import { countRelations, type Relation } from '#lib/superposition/partners.ts';
import { fateOfRare, measure, mostFrequent, type Fate } from './measured.ts';
import { arrangementOf, type CorrelatedValues } from './params.ts';

const words: Record<Relation, string> = {
  same: 'the same way',
  beside: 'beside each other, closer than a right angle',
  right: 'at a right angle',
  wide: 'farther apart than a right angle but not opposite',
  opposite: 'opposite',
  dropped: 'with one of the two lost',
};

const fateWords: Record<Fate, string> = {
  pentagon: 'keeps the pentagon as it is',
  bent: 'keeps all five and bends the pentagon',
  'left out': 'leaves it out, and the other four make two opposite pairs',
  other: 'has got stuck elsewhere',
};

/** What was to be guessed, and a sentence with the numbers. */
export function outcomeOf(snapshot: ToySnapshot, values: CorrelatedValues): Outcome {
  const { counts, partners, best } = measure(snapshot, arrangementOf(values));
  if (values.arrangement === 'rarer') {
    const fate = fateOfRare(snapshot, best);
    const alike = Array.from({ length: snapshot.instances }, (_, k) => fateOfRare(snapshot, k)).filter(
      (other) => other === fate,
    ).length;
    return {
      value: fate,
      sentence: `The model with the lowest loss ${fateWords[fate]}. It comes out this way in ${alike} of ${snapshot.instances} models.`,
    };
  }
  const said = (counted: Record<Relation, number>) =>
    (Object.keys(counted) as Relation[])
      .filter((name) => counted[name] > 0)
      .sort((a, b) => counted[b] - counted[a])
      .map((name) => `${counted[name]} ${words[name]}`)
      .join('; ');
  const own = countRelations(partners.filter(({ instance }) => instance === best));
  return {
    value: mostFrequent(own),
    sentence: `Pairs of partners in the model with the lowest loss: ${said(own)}. In all ${snapshot.instances} models: ${said(counts)}.`,
  };
}
