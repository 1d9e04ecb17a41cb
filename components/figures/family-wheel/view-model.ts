/** What is drawn of a pass, whether it was computed just now or recorded: rings of units, each with its answers to every direction. */
import type { FieldNote } from '#components/figure-kit/pickers/field-notes.ts';
import { memberIn, type Member } from '#components/figure-kit/pickers/note-family.ts';
import { responseAt, toward } from '#components/plots/radial.ts';
import type { ProbeSnapshot } from '#lib/circuits/probe.ts';
import type { NetworkId } from '#lib/networks/manifest.ts';
import { families, type FamilyId } from './params.ts';

export interface Ring {
  layer: string;
  members: Member[];
  /** [unit][direction], activations after the ReLU; directions lie evenly on the period, from 0 degrees. */
  responses: number[][];
}

export interface ViewModel {
  network: NetworkId;
  family: FamilyId;
  /** The outer one first. */
  rings: Ring[];
}

/** `undefined` before the first pass. */
export function toViewModel(
  { asked, results }: ProbeSnapshot,
  notes: readonly FieldNote[],
): ViewModel | undefined {
  const first = asked?.probes[0];
  const stimulus = first?.stimuli[0];
  if (!first || !stimulus || results.length === 0) return undefined;
  const family: FamilyId =
    stimulus.kind === 'border'
      ? 'detail'
      : 'radius' in stimulus && stimulus.radius < Infinity
        ? 'curve'
        : 'line';
  return {
    network: first.network,
    family,
    rings: asked.probes.map(({ layer, units, stimuli }, k) => ({
      layer,
      members: units.map((unit) => memberIn(notes, layer, unit, families[family].note)),
      responses: units.map((_, j) => stimuli.map((_s, i) => results[k]!.responses[i * units.length + j]!)),
    })),
  };
}

/** A ring once around, whatever the period: responses to a pattern of period 180 are written twice. */
const around = (row: readonly number[], period: number): readonly number[] =>
  period === 360 ? row : [...row, ...row];

/**
 * The answer of each unit of `ring` at a direction, as a part of its strongest answer to anything in the field notes; of its best to this
 * pattern where they tell none. At most 1.
 */
export function activityAt(ring: Ring, family: FamilyId, degrees: number): number[] {
  const { period } = families[family];
  return ring.responses.map((row, j) => {
    const best = ring.members[j]!.peak || Math.max(...row);
    return best > 0 ? Math.min(1, responseAt({ first: 0, values: around(row, period) }, degrees) / best) : 0;
  });
}

/** Where the activity of `ring` is on the wheel: the direction of the units, each with the weight of its answer. */
export function centerAt(ring: Ring, family: FamilyId, degrees: number): number {
  const { period } = families[family];
  const turns = 360 / period;
  let [x, y] = [0, 0];
  activityAt(ring, family, degrees).forEach((share, j) => {
    const [dx, dy] = toward(turns * ring.members[j]!.orientation!, share);
    x += dx;
    y += dy;
  });
  return ((((Math.atan2(y, x) * 180) / Math.PI + 360) % 360) / turns + period) % period;
}

/** For each of `count` directions around the circle, the strongest answer of any unit of `ring`, as a part of that unit's best. */
export const coverage = (ring: Ring, family: FamilyId, count: number): number[] =>
  Array.from({ length: count }, (_, k) => Math.max(0, ...activityAt(ring, family, (360 * k) / count)));

/** How well the activity follows the pattern: mean distance in degrees between the two, over all directions measured. */
export function lagOf(ring: Ring, family: FamilyId): number {
  const { period } = families[family];
  const count = ring.responses[0]?.length ?? 0;
  let sum = 0;
  for (let k = 0; k < count; k++) {
    const at = (period * k) / count;
    const away = Math.abs(centerAt(ring, family, at) - at) % period;
    sum += Math.min(away, period - away);
  }
  return sum / Math.max(1, count);
}
