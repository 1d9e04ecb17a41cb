/** Partners across networks: for each unit of a family, the unit of the other network that responds most like it to the same pictures. */
import { median, partnerOf, shuffled, standardized } from '#lib/circuits/correspondence.ts';
import { writeUnit } from '#lib/circuits/unit-name.ts';
import type { NetworkId } from '#lib/networks/manifest.ts';
import { membersOf, outsiders, type Member, type Notes } from './census.ts';

export interface Pair {
  from: Member;
  /** The most similar of all units of the other layer; a member where it is of the same family, else as the field notes call it, if at all. */
  to: Member | { unit: number; called?: string };
  correlation: number;
  /** Degrees between their directions, where both have one. */
  apart?: number;
}

export interface Partners {
  from: { network: NetworkId; layer: string };
  to: { network: NetworkId; layer: string };
  pairs: Pair[];
  /** How many pairs stay in the family, and how many would if partners were drawn by lot. */
  kept: number;
  byLot: number;
  /** In the middle: of the pairs, of pairs that start from units outside the family, and of pairs with the pictures shuffled. */
  typical: { family: number; others: number; shuffled: number };
}

/** Units outside the family, and shufflings, that the pairs are compared with: more would hold up the page. */
const compared = 60;

interface Side {
  network: NetworkId;
  layer: string;
  responses: ArrayLike<number>;
  units: number;
}

const turn = (a: number, b: number, period: number): number => {
  const d = Math.abs(a - b) % period;
  return Math.min(d, period - d);
};

export function partnersOf(
  notes: Notes,
  family: string,
  period: number,
  first: Side,
  second: Side,
): Partners {
  const [a, b] = [standardized(first.responses, first.units), standardized(second.responses, second.units)];
  const members = membersOf(notes, first.network, first.layer, family);
  const known = new Map(
    membersOf(notes, second.network, second.layer, family).map((member) => [member.unit, member]),
  );
  const pairs = members.map((from): Pair => {
    const { unit, correlation } = partnerOf(a[from.unit]!, b);
    const called = notes[second.network].find(
      (note) => note.unit === writeUnit({ layer: second.layer, unit }),
    )?.name;
    const to: Pair['to'] = known.get(unit) ?? { unit, ...(called && { called }) };
    const directed = 'orientation' in to && to.orientation !== undefined && from.orientation !== undefined;
    return {
      from,
      to,
      correlation,
      ...(directed && { apart: turn(from.orientation!, (to as Member).orientation!, period) }),
    };
  });
  const best = (units: readonly number[]) => units.map((unit) => partnerOf(a[unit]!, b).correlation);
  return {
    from: { network: first.network, layer: first.layer },
    to: { network: second.network, layer: second.layer },
    pairs,
    kept: pairs.filter(({ to }) => known.has(to.unit)).length,
    byLot: (members.length * known.size) / second.units,
    typical: {
      family: median(pairs.map(({ correlation }) => correlation)),
      others: median(best(outsiders(first.network, first.layer, members, compared))),
      shuffled: median(
        members.slice(0, compared).map(({ unit }, i) => partnerOf(shuffled(a[unit]!, i + 1), b).correlation),
      ),
    },
  };
}
