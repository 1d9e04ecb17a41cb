/** The entry of a unit in `public/units/<network>/facets.json`: what its responses to all photographs look like, from nothing to the strongest. */
import { createRandom, type Random } from '#lib/math/random.ts';
import { classNames } from '#lib/stimuli/cifar10.ts';
import type { Facet, FacetFamily, FacetUnit, RangePart } from '#lib/units/facets.ts';
import { naturalGroups } from '#lib/units/groups.ts';
import { classesOf, countKinds } from './kinds.ts';
import { bestPhotographs } from './photographs.ts';

export const bestCount = 50;
const bins = 40;
const parts = 10;
const perPart = 5;
const perFacet = 20;
/** Photographs to guess at: so many of the strong ones, of those between, and of the weakest half. */
const perThird = 20;
/** The strong ones are the strongest hundred that `best` does not show first. */
const shown = 20;
const strong = 120;
/** Below this share of one kind, a group is called mixed. */
const mixed = 0.6;

export const short = (value: number): number => Number(value.toPrecision(3));

/** `count` of `list` at even distances, first and last included; all of a shorter one. */
function evenly<T>(list: readonly T[], count: number): T[] {
  if (list.length <= count) return [...list];
  return Array.from({ length: count }, (_, k) => list[Math.round((k * (list.length - 1)) / (count - 1))]!);
}

function rangeOf(of: Float32Array, order: readonly number[]): RangePart[] {
  const largest = of[order[0]!]!;
  const place = (i: number): number => Math.min(parts - 1, Math.floor((of[i]! / largest) * parts));
  return Array.from({ length: parts }, (_, part) => {
    const here = order.filter((i) => place(i) === part);
    const pictures = evenly(here, perPart);
    return {
      from: short((part / parts) * largest),
      to: short(((part + 1) / parts) * largest),
      count: here.length,
      pictures,
      values: pictures.map((i) => short(of[i]!)),
    };
  });
}

/** `count` of `list` by chance, without putting any back. */
function draw(list: readonly number[], count: number, random: Random): number[] {
  const left = [...list];
  return Array.from(
    { length: Math.min(count, left.length) },
    () => left.splice(random.int(left.length), 1)[0]!,
  );
}

function quizOf(
  of: Float32Array,
  order: readonly number[],
  shownElsewhere: ReadonlySet<number>,
  random: Random,
) {
  const free = (list: readonly number[]): number[] => list.filter((i) => !shownElsewhere.has(i));
  const half = of.length / 2;
  const between = free(order.slice(strong, half));
  // As many at every strength, of which there are ever fewer pictures: from equal parts of the way, one each.
  const [high, low] = [of[between[0]!]!, of[between.at(-1)!]!];
  const middle: number[] = [];
  for (let part = 0; part < perThird; part++) {
    const goal = low + ((part + random.uniform()) / perThird) * (high - low);
    const left = between.filter((i) => !middle.includes(i));
    middle.push(left.reduce((a, b) => (Math.abs(of[b]! - goal) < Math.abs(of[a]! - goal) ? b : a)));
  }
  const chosen = [
    ...draw(free(order.slice(shown, strong)), perThird, random),
    ...middle,
    ...draw(free(order.slice(half)), perThird, random),
  ];
  const pictures = draw(chosen, chosen.length, random);
  return { pictures, values: pictures.map((i) => short(of[i]!)) };
}

/** Groups of `best` by the vectors of the next layer (see groups.ts), named by the classes of their photographs. */
function facetsOf(
  best: readonly number[],
  vectors: readonly Float32Array[],
  labels: readonly number[],
): Facet[] {
  const groups = naturalGroups(vectors);
  return Array.from({ length: Math.max(...groups) + 1 }, (_, group) => {
    const members = best.filter((_picture, k) => groups[k] === group);
    const own = members.map((i) => labels[i]!);
    const counts = countKinds(own);
    const most = Math.max(...counts);
    const share = most / members.length;
    const classes = share < mixed ? [] : classesOf(counts.indexOf(most), own);
    return {
      label: classes.length > 0 ? classes.join(' or ') : 'mixed',
      classes,
      count: members.length,
      share: short(share),
      pictures: members.slice(0, perFacet),
    };
  }).sort((a, b) => b.count - a.count);
}

export interface Chosen {
  unit: string;
  family: FacetFamily;
  name: string;
}

/**
 * @param of the unit's response to every photograph
 * @param next what the next layer answers to a photograph, each channel in its standard deviations
 * @param labels the class of every photograph, an index into `classNames`
 */
export function facetUnit(
  { unit, family, name }: Chosen,
  of: Float32Array,
  next: (picture: number) => Float32Array,
  labels: readonly number[],
): FacetUnit {
  const order = bestPhotographs(of, of.length);
  const largest = of[order[0]!]!;
  const best = order.slice(0, bestCount);
  const histogram = new Array<number>(bins).fill(0);
  for (const value of of) histogram[Math.min(bins - 1, Math.floor((value / largest) * bins))]!++;
  const range = rangeOf(of, order);
  const shownElsewhere = new Set([...best.slice(0, shown), ...range.flatMap(({ pictures }) => pictures)]);
  return {
    unit,
    family,
    name,
    largest: short(largest),
    zero: short(of.filter((value) => value === 0).length / of.length),
    histogram,
    best,
    range,
    facets: facetsOf(best, best.map(next), labels),
    quiz: quizOf(of, order, shownElsewhere, createRandom(1).fork(unit)),
  };
}

/** The most frequent class of `best`, and how many of them it has. */
export function classOf(
  best: readonly number[],
  labels: readonly number[],
): { label: string; count: number } {
  const counts = classNames.map((_, label) => best.filter((i) => labels[i] === label).length);
  const count = Math.max(...counts);
  return { label: classNames[counts.indexOf(count)]!, count };
}
