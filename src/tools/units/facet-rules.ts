/** The rules by which a unit is called polysemantic, or clean. What they cannot exclude is said in `cautions`. */
import type { FacetFamily } from '#lib/units/facets.ts';
import type { Condition } from './rule.ts';

export interface FacetCondition extends Condition {
  /** What a note calls the measurement; a share is noted in percent. */
  label: string;
}

export interface FacetRule {
  family: FacetFamily;
  title: string;
  conditions: readonly FacetCondition[];
}

const strength: FacetCondition = {
  measure: 'strength',
  atLeast: 3,
  unit: 'times',
  label: 'strength of these, in times its mean over all photographs',
  words: (limit) => `its 50 best photographs excite it at least ${limit} as much as photographs on average`,
};

const polysemantic: FacetRule = {
  family: 'polysemantic',
  title: 'unit with two unrelated meanings',
  conditions: [
    {
      measure: 'rarer',
      atLeast: 0.3,
      label: 'of the rarer kind, in percent',
      words: (limit) =>
        `of its 50 best photographs, of 10,000, at least ${limit} show one kind of animal and at least ${limit} one kind of vehicle (kinds are airplanes, ships, cars or trucks, birds, cats or dogs, deer or horses, and frogs; birds with airplanes or ships do not count, since they share sky and water)`,
    },
    {
      measure: 'both',
      atLeast: 0.8,
      label: 'of both kinds, in percent',
      words: (limit) => `the two kinds together make up at least ${limit} of these`,
    },
    {
      measure: 'further',
      atLeast: 0.6,
      label: 'of both kinds among its 200 best, in percent',
      words: (limit) => `and at least ${limit} of its 200 best`,
    },
    strength,
    {
      measure: 'apart',
      atLeast: 0.95,
      label: 'told apart by the next layer, in percent',
      words: (limit) =>
        `the next layer tells the two kinds apart: of either kind, at least ${limit} on average lie nearer to the mean of their own kind, each photograph left out in turn`,
    },
    {
      measure: 'blind',
      atLeast: 0.9,
      label: 'told apart without being told the classes, in percent',
      words: (limit) =>
        `sorted into two groups by the next layer alone, without their classes, at least ${limit} of them fall to their own kind`,
    },
    {
      measure: 'mosaic',
      atMost: 0.2,
      label: 'explained by a mosaic of colors, in percent',
      words: (limit) =>
        `the colors and contrasts of a mosaic of 4 × 4 tiles explain at most ${limit} of how its responses vary over photographs`,
    },
    {
      measure: 'gray',
      atLeast: 0.5,
      label: 'left without color, in percent',
      words: (limit) =>
        `without color, the three best photographs of either kind still excite it at least ${limit} as much`,
    },
  ],
};

const clean: FacetRule = {
  family: 'clean',
  title: 'unit with one meaning',
  conditions: [
    {
      measure: 'oneClass',
      atLeast: 0.96,
      label: 'of its 50 best photographs, in percent',
      words: (limit) => `at least ${limit} of its 50 best photographs, of 10,000, are of one class`,
    },
    {
      measure: 'half',
      atLeast: 0.8,
      label: 'of those that excite it half as much as the best or more, in percent',
      words: (limit) => `so are at least ${limit} of all that excite it at least half as much as the best`,
    },
    {
      measure: 'quarter',
      atLeast: 0.5,
      label: 'of those between a quarter and half, in percent',
      words: (limit) => `and at least ${limit} of those between a quarter and half`,
    },
    strength,
  ],
};

export const facetRules: readonly FacetRule[] = [polysemantic, clean];

/** Read with the counts. */
export const cautions: readonly string[] = [
  'Ten classes are a coarse sieve: a unit for wheels passes as a unit for cars, and two breeds of dog are one class.',
  'Animals and vehicles may have something in common that neither color nor contrast tells, such as an outline, a face, or a texture.',
  'That the next layer tells two kinds apart says that the network does not confuse them, not that it has two uses for the unit.',
];

/** As a note has it: shares in percent. */
export const noted = ({ unit }: Condition, value: number): number =>
  unit === 'times' ? Number(value.toPrecision(2)) : Math.round(100 * value);
