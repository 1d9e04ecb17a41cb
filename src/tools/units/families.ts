/** The families of the field notes, in the order in which their rules are tried: the more particular ones first. */
import { strong } from './conditions.ts';
import { colorFamilies } from './families-color.ts';
import { shapeFamilies } from './families-shape.ts';
import type { Family } from './rule.ts';

const order = [
  'high-low frequency',
  'boundary',
  'curve',
  'circle',
  'corner',
  'line end',
  'color center-surround',
  'color contrast',
  'black-and-white',
  'line',
  'edge',
  'grating',
  'brightness gradient',
  'color',
  'texture',
];
/** Families of which a unit may be a weak one, since the battery has few pictures for them, and one that asks for more. */
const own = new Set(['color', 'black-and-white', 'curve']);
const all = [...shapeFamilies, ...colorFamilies].map((family) => ({
  ...family,
  conditions: own.has(family.family) ? family.conditions : [...family.conditions, strong],
}));

export const families: readonly Family[] = order.map((name) => all.find(({ family }) => family === name)!);
