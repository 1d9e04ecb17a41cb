/** Kinds of things that CIFAR-10's ten classes show, and which of them have nothing to do with each other. */
import { classNames } from '#lib/stimuli/cifar10.ts';

type ClassName = (typeof classNames)[number];

export interface Kind {
  name: string;
  classes: readonly ClassName[];
  animal: boolean;
}

/** Classes that a unit may well take for one thing are one kind. */
export const kinds: readonly Kind[] = [
  { name: 'airplane', classes: ['airplane'], animal: false },
  { name: 'car or truck', classes: ['automobile', 'truck'], animal: false },
  { name: 'ship', classes: ['ship'], animal: false },
  { name: 'bird', classes: ['bird'], animal: true },
  { name: 'cat or dog', classes: ['cat', 'dog'], animal: true },
  { name: 'deer or horse', classes: ['deer', 'horse'], animal: true },
  { name: 'frog', classes: ['frog'], animal: true },
];

/** The kind of each class, by their numbers. */
export const kindOfClass: readonly number[] = classNames.map((name) =>
  kinds.findIndex(({ classes }) => classes.includes(name)),
);

/** Wings on blue: what birds share with airplanes, and on the water with ships. */
const alike = (animal: Kind, vehicle: Kind): boolean =>
  animal.name === 'bird' && (vehicle.name === 'airplane' || vehicle.name === 'ship');

/** One is an animal, the other is not, and they are not alike. */
export function unrelated(a: number, b: number): boolean {
  const [one, other] = [kinds[a]!, kinds[b]!];
  if (one.animal === other.animal) return false;
  return one.animal ? !alike(one, other) : !alike(other, one);
}

/** All pairs of unrelated kinds, each once. */
export const unrelatedPairs: readonly (readonly [number, number])[] = kinds.flatMap((_, a) =>
  kinds.flatMap((_other, b) => (a < b && unrelated(a, b) ? [[a, b] as const] : [])),
);

/** How many of the pictures with these `labels` (numbers of classes) are of each kind. */
export function countKinds(labels: readonly number[]): number[] {
  const counts = kinds.map(() => 0);
  for (const label of labels) counts[kindOfClass[label]!]!++;
  return counts;
}

/** “cat or dog” as these `labels` have it: “dog” where four of five are dogs. */
export function classesOf(kind: number, labels: readonly number[]): ClassName[] {
  const { classes } = kinds[kind]!;
  const counts = classes.map((name) => labels.filter((label) => classNames[label] === name).length);
  const all = counts.reduce((sum, count) => sum + count, 0);
  return classes
    .filter((_, i) => counts[i]! > all / 5)
    .sort((a, b) => counts[classes.indexOf(b)]! - counts[classes.indexOf(a)]!);
}
