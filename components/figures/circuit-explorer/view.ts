/** What the figure shows of a reading, whether computed just now or recorded: cards in groups, and what curve detectors add up to. */
import type { CircuitEdge, CircuitSnapshot } from '#lib/circuits/circuit.ts';
import { know, type Catalog, type Known } from './catalog.ts';

export type Reading = Omit<CircuitSnapshot, 'step' | 'pinned'>;

/** An edge as the unit in the middle sees it. */
export interface Card {
  edge: CircuitEdge;
  other: Known;
}

export interface Group {
  title: string;
  sign: 'plus' | 'minus' | undefined;
  cards: Card[];
  /** Of families: units in all, and the sums of all their weights above and below zero. */
  totals?: { units: number; plus: number; minus: number };
}

export type Direction = 'inputs' | 'outputs';

export const otherOf = ({ from, to }: CircuitEdge, direction: Direction) =>
  direction === 'inputs' ? from : to;

/** The shortcut of a residual block hands a unit on as it is: an edge from the channel of the same number. */
export const handedOn = ({ from, to, way }: CircuitEdge): boolean =>
  way.shortcut === 'plain' && from.unit === to.unit;

export const cardsOf = (reading: Reading, direction: Direction, catalog: Catalog): Card[] =>
  reading.edges.map((edge) => ({ edge, other: know(catalog, otherOf(edge, direction), reading.classes) }));

/** The weight of full color in all kernels: the largest there is, but for what a shortcut hands on, which would leave the others pale. */
export function fullColor(edges: readonly CircuitEdge[]): number {
  let most = 0;
  for (const edge of edges)
    if (!handedOn(edge)) for (const value of edge.kernel.values) most = Math.max(most, Math.abs(value));
  return most || 1;
}

const titles = {
  inputs: { plus: 'excite it', minus: 'inhibit it' },
  outputs: { plus: 'it excites', minus: 'it inhibits' },
};

export function bySign(cards: readonly Card[], direction: Direction): Group[] {
  return (['plus', 'minus'] as const).map((sign) => ({
    title: titles[direction][sign],
    sign,
    cards: cards
      .filter(({ edge }) => (sign === 'plus' ? edge.sum > 0 : edge.sum < 0))
      .sort((a, b) => Math.abs(b.edge.sum) - Math.abs(a.edge.sum)),
  }));
}

/** All families of the other layer that have named units, the one with most weight first; what has no name last. */
export function byFamily(cards: readonly Card[], reading: Reading, catalog: Catalog): Group[] {
  const groups = new Map<string | undefined, Required<Group>>();
  reading.sums.forEach((sum, unit) => {
    const { family } = know(catalog, { layer: reading.neighbor, unit });
    let group = groups.get(family);
    if (!group) {
      const totals = { units: 0, plus: 0, minus: 0 };
      groups.set(family, (group = { title: family ?? 'no name yet', sign: undefined, cards: [], totals }));
    }
    group.totals.units++;
    group.totals[sum > 0 ? 'plus' : 'minus'] += sum;
  });
  for (const card of cards) groups.get(card.other.family)?.cards.push(card);
  const weight = ({ totals: { plus, minus } }: Required<Group>): number => plus - minus;
  return [...groups]
    .sort(([a, x], [b, y]) => Number(a === undefined) - Number(b === undefined) || weight(y) - weight(x))
    .map(([, group]) => group);
}

export interface Turned {
  /** Degrees from the direction of the unit in the middle, -180 to 180, clockwise. */
  turn: number;
  sum: number;
  other: Known;
}

/** Every curve detector of the other layer, by its direction relative to the one in the middle; without what a shortcut hands on. */
export function turnsOf(reading: Reading, center: Known, catalog: Catalog): Turned[] {
  const own = center.orientation;
  if (own === undefined) return [];
  const passed = reading.edges.some(handedOn);
  const found: Turned[] = [];
  reading.sums.forEach((sum, unit) => {
    const other = know(catalog, { layer: reading.neighbor, unit });
    if (other.orientation === undefined || (passed && unit === center.unit.unit)) return;
    found.push({ turn: ((other.orientation - own + 540) % 360) - 180, sum, other });
  });
  return found.length >= 4 ? found.sort((a, b) => a.turn - b.turn) : [];
}

/** Orange above zero, blue below: the number as it is written. */
export function signed(value: number): string {
  const size = Math.abs(value);
  const digits = size >= 10 ? 1 : size >= 0.095 ? 2 : 3;
  return `${value < 0 ? '−' : '+'}${size.toFixed(digits)}`;
}
