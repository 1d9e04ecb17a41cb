/**
 * The simplest explanations that there are: a rule says of a picture, by what it shows or by its color alone, how strongly a unit will
 * respond to it. The best one is found on the pictures that a reader studies, and is held against the reader on those that follow.
 */
import { classNames } from '../stimuli/cifar10.ts';
import { colorNames, type ColorName, type ColorShares } from './picture-colors.ts';
import { correlation } from '../math/correlation.ts';

export type ClassName = (typeof classNames)[number];

export type Rule =
  /** 1 for pictures of any of the classes, else 0. */
  | { kind: 'class' | 'two classes'; classes: readonly ClassName[] }
  /** The share of pixels of that color. */
  | { kind: 'color'; color: ColorName };

export interface Described {
  label: string;
  colors: ColorShares;
}

const vehicles: readonly ClassName[] = ['airplane', 'automobile', 'ship', 'truck'];
const animals = classNames.filter((name) => !vehicles.includes(name));

/** One class, all animals, all vehicles, or a color. */
export const simpleRules: readonly Rule[] = [
  ...classNames.map((name): Rule => ({ kind: 'class', classes: [name] })),
  { kind: 'class', classes: animals },
  { kind: 'class', classes: vehicles },
  ...colorNames.map((color): Rule => ({ kind: 'color', color })),
];

/** Two classes that need have nothing to do with each other. */
export const pairRules: readonly Rule[] = classNames.flatMap((first, i) =>
  classNames.slice(i + 1).map((second): Rule => ({ kind: 'two classes', classes: [first, second] })),
);

/** How strongly the unit responds to each picture, if the rule is all there is to it; on a scale of the rule's own. */
export const predict = (rule: Rule, pictures: readonly Described[]): number[] =>
  pictures.map(({ label, colors }) =>
    rule.kind === 'color' ? colors[rule.color] : Number((rule.classes as readonly string[]).includes(label)),
  );

export const scoreOf = (rule: Rule, pictures: readonly Described[], values: readonly number[]): number =>
  correlation(predict(rule, pictures), values);

/** The rule that foretells `values` best; of equals the first. Throws a RangeError where there is none to choose from. */
export function bestRule(
  rules: readonly Rule[],
  pictures: readonly Described[],
  values: readonly number[],
): Rule {
  const scores = rules.map((rule) => scoreOf(rule, pictures, values));
  const best = rules[scores.indexOf(Math.max(...scores))];
  if (!best) throw new RangeError('There is no rule to choose from.');
  return best;
}

const plural = (name: ClassName): string =>
  name === 'deer' ? name : name === 'automobile' ? 'cars' : `${name}s`;

/** “dogs”, “horses or ships”, “animals”, “something blue”. */
export function ruleWords(rule: Rule): string {
  if (rule.kind === 'color') return `something ${rule.color}`;
  if (rule.classes.length > 2) return rule.classes.includes('truck') ? 'vehicles' : 'animals';
  return rule.classes.map(plural).join(' or ');
}
